"""What a trainer does on the screens of an import."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from quizzes.exchange import OptionRecord, QuestionRecord
from quizzes.models import Question

GIFT = """$CATEGORY: Referrals

::First day::When do you ask?{=Today#Yes. ~Later}

::Consent::You need consent when a child is at risk.{F}

::Whom::Whom do you tell?{=The GP ~Nobody}
"""
BROKEN = GIFT.replace("{=The GP ~Nobody}", "{=The GP ~Nobody")


def bring(client: Client, text: str = "", file: bytes = b"", name: str = "questions.txt", file_format: str = ""):
    """What the browser shows once it was read."""
    sent = {"text": text, "file_format": file_format} | ({"file": SimpleUploadedFile(name, file)} if file else {})
    return client.post(reverse("questions:import"), sent, follow=True)


def decide(client: Client, page, *, action: str = "keep", **changed):
    """Press a button on the page, with what stands in its form but for what was changed."""
    boxes = re.findall(r'<input type="checkbox" name="keep" value="([^"]+)" aria-label="[^"]*"( checked)?>', page.text)
    form = {
        "shown": re.search(r'name="shown" value="([^"]*)"', page.text)[1],
        "known": re.search(r'name="known" value="([^"]*)"', page.text)[1],
        "keep": [key for key, is_ticked in boxes if is_ticked],
        "file_format": page.context["form"]["file_format"].value() or "",
        "topic": "",
    }
    if page.context["review"].is_editable:
        form["text"] = page.context["form"]["text"].value()
    return client.post(page.request["PATH_INFO"], form | changed | {f"action-{action}": "yes"}, follow=True)


def names() -> list[str]:
    return list(Question.objects.order_by("pk").values_list("name", flat=True))


def record(number: int) -> QuestionRecord:
    options = (OptionRecord("Yes", fraction=1), OptionRecord("No"))
    return QuestionRecord(kind="single_choice", name=f"Question {number}", text=f"<p>{number}?</p>", options=options)


def many(count: int) -> str:
    return "\n\n".join(f"::Question {number}::Is it {number}?{{=Yes ~No}}" for number in range(count))
