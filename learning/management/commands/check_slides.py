"""`manage.py check_slides FILE…`: what slides say, what they leave out, or why a file is refused."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from learning.management.slides_report import as_lines, report


class Command(BaseCommand):
    """Reads files as the worker does, in processes of their own. Nothing is kept; no pictures are made."""

    help = "Show the words of the slides in PowerPoint and PDF files, and what is missing in them."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which files, and for whom."""
        parser.add_argument("files", nargs="+", metavar="FILE", help="Slides: PowerPoint (.pptx) or PDF.")
        parser.add_argument("--json", action="store_true", help="Print one JSON document instead of lines.")

    def handle(self, *, files: list[str], **options: Any) -> None:
        """A file that gives no slides is refused; what is missing in others is only told."""
        reports = [report(name) for name in files]
        if options["json"]:
            self.stdout.write(json.dumps({"files": reports}, ensure_ascii=False, indent=1))
        else:
            for line in (line for one in reports for line in as_lines(one)):
                self.stdout.write(line)
        if refused := [one["file"] for one in reports if one["refused"]]:
            raise CommandError(f"Refused: {', '.join(refused)}")
