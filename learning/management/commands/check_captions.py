"""`manage.py check_captions FILE…`: what browsers would show of captions, and what should be put right."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from learning.management.captions_report import as_lines, report


class Command(BaseCommand):
    """Reads files as the upload does. Nothing is kept."""

    help = "Show the cues in WebVTT and SRT files, and each problem with its line."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which files, and for whom."""
        parser.add_argument("files", nargs="+", metavar="FILE", help="Captions: WebVTT (.vtt) or SRT (.srt).")
        parser.add_argument("--json", action="store_true", help="Print one JSON document instead of lines.")

    def handle(self, *, files: list[str], **options: Any) -> None:
        """A file of which nothing would be shown is refused; other problems are only told."""
        reports = [report(name) for name in files]
        if options["json"]:
            self.stdout.write(json.dumps({"files": reports}, ensure_ascii=False, indent=1))
        else:
            for line in (line for one in reports for line in as_lines(one)):
                self.stdout.write(line)
        if refused := [one["file"] for one in reports if one["refused"]]:
            raise CommandError(f"Refused: {', '.join(refused)}")
