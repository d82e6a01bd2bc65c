"""What people do with a question that draws on a case."""

from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from accounts.models import User
from quizzes.models import Question
from tests.quizzes.typed import typed


def browser(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def save(client: Client, question: Question | None = None, *, action: str = "", marked: bool = True, **fields):
    address = reverse("questions:edit", args=[question.pk]) if question else "/admin/questions/new/single_choice/"
    sent = typed("single_choice", **fields) | ({"has_case_material": "on"} if marked else {})
    sent |= {f"action-{action}": "yes"} if action else {}
    return client.post(address, sent | {"alone_because": fields.get("alone_because", "")}, follow=True)


def history(question: Question) -> list[str]:
    return list(ModelLogEntry.objects.for_instance(question).values_list("action", flat=True))


def approve(client: Client, question: Question, **sent):
    address = reverse("questions:approve", args=[question.pk])
    return client.post(address, {"seen": question.draft_version.body_digest} | sent, follow=True)
