"""Pictures of questions are images of the library: asked with them, sealed with the version, and kept as they were."""

import re
from pathlib import Path

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import ReferenceIndex

from accounts.models import User
from quizzes.actions import ask_approval, publish_version, revise_question
from quizzes.comparing import changes
from quizzes.kinds.pictures import picture
from quizzes.models import Question, QuestionVersion, VersionImage
from quizzes.queries import explain, wording
from tests.factories.bodies import make_body
from tests.factories.pictures import make_image, picture_bytes, shows
from tests.factories.questions import make_attempt, make_question, right_answer
from tests.quizzes.typed import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def image(db: None) -> AbstractImage:
    """A picture of the library."""
    return make_image()


@pytest.fixture
def author(client: Client, trainer: User) -> Client:
    """A trainer's browser."""
    client.force_login(trainer)
    return client


@pytest.fixture
def librarian(administrator: User) -> Client:
    """Whoever may delete images."""
    client = Client()
    client.force_login(administrator)
    return client


def asking(image: AbstractImage, *, publish: bool = True, alt: str = "Visits fall after March") -> Question:
    stem = f"<p>Look at the visits.</p>{shows(image, alt)}<p>What do you ask?</p>"
    return make_question(stem=stem, publish=publish, name="Visits")


def test_what_the_editor_sends_is_kept_to_the_letter(author: Client, image: AbstractImage) -> None:
    stem = f"<p>Look.</p>{shows(image, 'A “chart”: a > b & c')}<p>What do you ask?</p>"
    option = f"This {shows(image)}"
    options = [(option, True, f"<p>Yes.</p>{shows(image)}"), ("Other", False, "")]
    address = reverse("questions:add_kind", args=["single_choice"])
    author.post(address, typed("single_choice", stem=stem, options=options, publish=True))

    question = Question.objects.get()
    body = question.current_version.content
    assert (body["stem"], body["options"][0]["text"]) == (stem, option)
    assert body["options"][0]["feedback"] == f"<p>Yes.</p>{shows(image)}"

    edit = author.get(reverse("questions:edit", args=[question.pk]))
    opened = edit.context["form"]["stem"].field.widget.format_value(body["stem"])
    assert image.get_rendition("width-800").url in opened
    author.post(
        reverse("questions:edit", args=[question.pk]), typed("single_choice", stem=stem, options=options, publish=True)
    )
    assert question.versions.count() == 1


def test_a_picture_without_words_is_a_draft_and_no_more(author: Client, image: AbstractImage) -> None:
    stem = f"<p>What do you ask?</p>{picture('', image.pk)}"
    address = reverse("questions:add_kind", args=["single_choice"])
    refused = author.post(address, typed("single_choice", stem=stem, publish=True))
    assert "Give the picture alternative text" in refused.text
    assert refused.context["form"].errors.keys() == {"stem"}
    assert not Question.objects.exists()

    author.post(address, typed("single_choice", stem=stem))
    assert Question.objects.get().draft_version.content["stem"] == stem


def test_a_picture_that_the_library_does_not_hold_is_refused_at_its_field(author: Client) -> None:
    stem = f"<p>What do you ask?</p>{picture('A chart', 999)}"
    address = reverse("questions:add_kind", args=["single_choice"])
    refused = author.post(address, typed("single_choice", stem=stem, publish=True))
    told = "A picture isn’t in the library any more. Take it out, or choose another."
    assert refused.context["form"].errors == {"stem": [told]}


@pytest.mark.parametrize("number", [999, 2**40, 2**63, 10**40])
def test_a_picture_that_the_library_does_not_hold_is_never_published(number: int) -> None:
    with pytest.raises(ValidationError, match="in the library any more"):
        make_question(stem=f"<p>What do you ask?</p>{picture('A chart', number)}")


def test_people_see_it_sized_late_and_with_its_words(client: Client, practitioner: User) -> None:
    image = make_image(size=(1600, 1200))
    attempt = make_attempt(practitioner, [asking(image, alt='A "chart" <b>')])
    client.force_login(practitioner)
    page = client.get(reverse("learning:question", args=[attempt.public_id, 1]))

    rendition = image.get_rendition("max-800x800")
    [drawn] = re.findall("<img[^>]*>", page.text)
    for attribute in (
        'alt="A &quot;chart&quot; &lt;b&gt;"',
        'class="app-picture"',
        'height="600"',
        'loading="lazy"',
        f'src="{rendition.url}"',
        'width="800"',
    ):
        assert attribute in drawn

    assert "<embed" not in page.text
    assert rendition.url.startswith("/")


def test_a_picture_is_shown_wherever_its_text_is(image: AbstractImage) -> None:
    body = make_body() | {"rationale": shows(image, "why")}
    body["options"][0] |= {"text": shows(image, "option"), "feedback": shows(image, "told")}
    version = make_question(**body).current_version
    said = explain(version, right_answer(version))
    assert 'alt="option"' in said.chosen[0].text
    assert 'alt="told"' in said.chosen[0].feedback
    assert 'alt="option"' in said.key[0]
    assert 'alt="why"' in said.rationale
    field = version.asked_as.form_field(version.content, order=["a", "b"], label=wording(version).question)
    assert 'src="' in field.choices[0][1]


def test_options_that_are_pictures_are_asked_in_the_same_html_whichever_is_right(image: AbstractImage) -> None:
    drawn = set()
    for right in ("a", "b"):
        body = make_body(right=right)
        for option, alt in zip(body["options"], ("Map", "Chart"), strict=False):
            option["text"] = shows(image, alt)
        version = make_question(**body).current_version
        layout = version.asked_as.layout(version.content)
        form = forms.Form()
        form.fields["answer"] = version.asked_as.form_field(version.content, order=layout, label="Which?")
        drawn.add(form.as_p())
    assert len(drawn) == 1
    assert drawn.pop().count("<img") == 2


def test_a_text_draws_its_pictures_in_two_queries_however_many(django_assert_num_queries) -> None:
    images = [make_image(colour) for colour in ("red", "green", "blue")]
    few, many = [
        make_question(stem=f"{''.join(map(shows, some))}<p>Which?</p>").current_version for some in (images[:1], images)
    ]
    for version in (few, many):
        with django_assert_num_queries(2):
            wording(version)
    with django_assert_num_queries(0):
        wording(make_question_without_pictures())


def make_question_without_pictures() -> QuestionVersion:
    return QuestionVersion(kind="single_choice", body='{"stem":"<p>Which?</p>"}')


def test_a_picture_that_is_gone_is_told_in_its_words(image: AbstractImage) -> None:
    question = asking(image, publish=False, alt="<b>Visits</b>")
    image.delete()
    assert "<i>&lt;b&gt;Visits&lt;/b&gt;</i>" in wording(question.draft_version).scenario


def test_publishing_seals_each_picture_once(image: AbstractImage) -> None:
    body = make_body(stem=f"{shows(image)}<p>Which?</p>") | {"rationale": shows(image)}
    question = make_question(**body)
    sealed = VersionImage.objects.get()
    assert (sealed.version, sealed.image) == (question.current_version, image)
    assert sealed.digest == image.file_hash != ""
    publish_version(version=question.current_version, by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        VersionImage.objects.update(digest="other")
    with pytest.raises(IntegrityError), transaction.atomic():
        VersionImage.objects.all()._raw_delete("default")
    assert VersionImage.objects.count() == 1


@pytest.mark.parametrize("gone", ["row", "file", "damaged"])
def test_what_cannot_be_shown_is_not_published(gone: str, trainer: User) -> None:
    image = make_image(size=(len(gone), 50))  # its own, as Wagtail remembers what it drew
    question = asking(image, publish=False)
    path = Path(image.file.path)
    {"row": image.delete, "file": path.unlink, "damaged": lambda: path.write_bytes(picture_bytes()[:60])}[gone]()
    for act in (lambda **version: publish_version(by=None, **version), lambda **v: ask_approval(by=trainer, **v)):
        with pytest.raises(ValidationError) as refused:
            act(version=question.draft_version)
        assert list(refused.value.message_dict) == ["stem"]
    assert not VersionImage.objects.exists()


def test_a_sealed_picture_cannot_be_deleted_and_wagtail_says_so(librarian: Client, image: AbstractImage) -> None:
    question = asking(image)
    usage = librarian.get(reverse("wagtailimages:image_usage", args=[image.pk]))
    assert "Question “Visits”, version 1" in usage.text
    for address in (
        reverse("wagtailimages:delete", args=[image.pk]),
        f"{reverse('wagtail_bulk_action', args=['wagtailimages', 'image', 'delete'])}?id={image.pk}",
    ):
        page = librarian.get(address)
        assert "This image is referenced 1 time" in " ".join(page.text.split()), page.text[page.text.index("<main") :][
            :3000
        ]
        assert "Yes, delete" not in page.text
        librarian.post(address)
    assert get_image_model().objects.get() == image
    assert question.current_version.images.count() == 1


def test_the_picture_of_a_draft_can_be_deleted(librarian: Client, image: AbstractImage) -> None:
    asking(image, publish=False)
    librarian.post(reverse("wagtailimages:delete", args=[image.pk]))
    assert not get_image_model().objects.exists()


@pytest.mark.parametrize("publish", [True, False])
def test_the_file_of_a_picture_in_use_is_not_replaced(publish: bool, author: Client, image: AbstractImage) -> None:
    asking(image, publish=publish)
    kept = (image.file.name, image.file_hash)
    sent = {"title": "Renamed", "tags": "", "collection": image.collection_id}
    other = SimpleUploadedFile("other.png", picture_bytes("red"))
    address = reverse("wagtailimages:edit", args=[image.pk])

    refused = author.post(address, sent | {"file": other})
    assert "The question “Visits” shows this picture, so its file stays as it is." in refused.text
    image.refresh_from_db()
    assert (image.file.name, image.file_hash) == kept
    author.post(address, sent)
    image.refresh_from_db()
    assert image.title == "Renamed"


@pytest.mark.parametrize("publish", [True, False])
def test_the_file_of_another_picture_is_replaced(publish: bool, author: Client, image: AbstractImage) -> None:
    asking(make_image("red"), publish=publish)
    before = image.file_hash
    sent = {"title": "A chart", "tags": "", "collection": image.collection_id}
    other = SimpleUploadedFile("other.png", picture_bytes("green"))
    author.post(reverse("wagtailimages:edit", args=[image.pk]), sent | {"file": other})
    image.refresh_from_db()
    assert image.file_hash != before


def test_a_body_has_the_same_digest_with_the_same_picture_uploaded_twice(image: AbstractImage) -> None:
    question, twin, other = asking(image), make_image(), make_image("red")
    for shown, versions in ((twin, 1), (other, 2)):
        stem = question.current_version.content["stem"].replace(f'id="{image.pk}"', f'id="{shown.pk}"')
        revise_question(question=question, body=question.current_version.content | {"stem": stem}, by=None)
        assert question.versions.count() == versions


def test_another_picture_with_the_same_words_is_a_change(image: AbstractImage) -> None:
    other = make_image("red")
    before, after = asking(image).current_version, asking(other).current_version
    [changed] = [change for change in changes(before, after) if change.is_changed]
    assert f"Picture {image.pk}" not in changed.words
    assert "Visits fall after March" in changed.words


def test_whoever_approves_sees_the_picture(author: Client, image: AbstractImage) -> None:
    question = asking(image, publish=False)
    page = author.get(reverse("questions:approve", args=[question.pk]))
    assert f"Picture {image.pk}: Visits fall after March" in page.text
    assert page.text.count(f'src="{image.get_rendition("max-800x800").url}"') == 1


def test_deleting_is_refused_because_of_the_reference_wagtail_knows(image: AbstractImage) -> None:
    asking(image)
    assert ReferenceIndex.get_grouped_references_to(image).is_protected
