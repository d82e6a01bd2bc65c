"""The jobs behind an import: keep the questions, and forget the file a day later. Both are safe to run twice."""

from django.tasks import task

from quizzes.actions.importing import finish_import
from quizzes.incoming import incoming
from quizzes.models import QuestionImport
from quizzes.picture_files import read_questions

TOLD_EVERY = 250  # questions


@task(backend="durable")
def keep_in_background(public_id: str) -> None:
    """Keep the questions of a large file, telling on the way how far it is. A job that dies leaves none of them.

    What takes the time is cleaning them; the bank is locked only while all of them are written.
    """
    brought = QuestionImport.objects.filter(public_id=public_id, kept_at=None).first()
    if brought is None:
        return
    questions = read_questions(brought.content, file_name=brought.file_name, format=brought.file_format).questions
    row = QuestionImport.objects.filter(pk=brought.pk)
    row.update(total=len(questions), prepared=0)
    arriving = []
    for number, one in enumerate(incoming(questions), start=1):
        arriving.append(one)
        if number % TOLD_EVERY == 0:
            row.update(prepared=number)
    finish_import(brought=brought, arriving=arriving)


@task(backend="durable")
def delete_import(public_id: str) -> None:
    """Forget what was brought. The questions that were kept stay, of course."""
    QuestionImport.objects.filter(public_id=public_id).delete()
