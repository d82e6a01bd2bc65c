"""`manage.py import_questions FILE…`: questions from files into the bank, as drafts, or only shown."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from quizzes.actions import import_questions
from quizzes.exchange import FileRefused, Reading
from quizzes.importers import FORMATS
from quizzes.importers.limits import LARGEST_FILE, refuse_size
from quizzes.management.question_report import as_data, as_lines
from quizzes.picture_files import read_questions


class Command(BaseCommand):
    """Imports all files or, where one of them is refused, none."""

    help = "Read questions from files, show what was understood, and put them into the bank as drafts."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which files, in which format, and what to do with them."""
        parser.add_argument("files", nargs="+", metavar="FILE", help="Files of questions.")
        parser.add_argument(
            "--format", choices=FORMATS, default="", help="The format of all files. Left out, each is recognised."
        )
        parser.add_argument("--dry-run", action="store_true", help="Only show what would be imported.")
        parser.add_argument("--json", action="store_true", help="Print one JSON document instead of lines.")

    def handle(self, *, files: list[str], format: str, dry_run: bool, json: bool, **options: object) -> None:
        """Read every file before anything is kept."""
        outcomes = {name: _outcome(name, format) for name in files}
        self._print(outcomes, as_json=json)
        refused = [name for name, outcome in outcomes.items() if isinstance(outcome, FileRefused)]
        if refused:
            raise CommandError(f"Refused, so that nothing was imported: {', '.join(refused)}")
        if dry_run:
            return
        records = [record for outcome in outcomes.values() for record in outcome.questions]
        drafts = import_questions(questions=records, by=None)
        if not json:
            self.stdout.write(f"{len(drafts)} drafts are in the bank. {len(records) - len(drafts)} were there already.")

    def _print(self, outcomes: dict[str, Reading | FileRefused], *, as_json: bool) -> None:
        if as_json:
            shown = {"files": [as_data(name, outcome) for name, outcome in outcomes.items()]}
            self.stdout.write(json.dumps(shown, ensure_ascii=False, indent=1))
            return
        for name, outcome in outcomes.items():
            for line in as_lines(name, outcome):
                self.stdout.write(line)


def _outcome(name: str, format_name: str) -> Reading | FileRefused:
    path = Path(name)
    try:
        refuse_size(path.stat().st_size, LARGEST_FILE)
        return read_questions(path.read_bytes(), file_name=path.name, format=format_name)
    except FileRefused as refused:
        return refused
    except OSError as error:
        return FileRefused(f"It can't be opened: {error.strerror}.")
