"""What `check_captions` and `check_slides` share: files in, reports out, and a refusal at the end."""

import json
from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError, CommandParser

# A stranger's words must not move the cursor, or name the window of the terminal they are printed on.
CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), "\ufffd")


class FilesCommand(BaseCommand):
    """Reads files as an upload does, and keeps nothing. An error where one was refused; problems are only told."""

    files_help = ""
    report: ClassVar[Callable[[str], dict[str, Any]]]  # name → what it holds, `file`, `refused`
    as_lines: ClassVar[Callable[[dict[str, Any]], Iterable[str]]]  # a report → what is printed of it

    def add_arguments(self, parser: CommandParser) -> None:
        """Which files, and for whom."""
        parser.add_argument("files", nargs="+", metavar="FILE", help=self.files_help)
        parser.add_argument("--json", action="store_true", help="Print one JSON document instead of lines.")

    def handle(self, *, files: list[str], **options: Any) -> None:
        """Every file is read, whatever becomes of those before it."""
        kind = type(self)
        reports = [kind.report(name) for name in files]
        if options["json"]:
            self.stdout.write(_printable(json.dumps({"files": reports}, ensure_ascii=False, indent=1)))
        else:
            for line in (line for one in reports for line in kind.as_lines(one)):
                self.stdout.write(_printable(line.translate(CONTROLS)))
        if refused := [one["file"] for one in reports if one["refused"]]:
            raise CommandError(_printable(f"Refused: {', '.join(refused)}".translate(CONTROLS)))


def _printable(text: str) -> str:
    """The name of a file may hold bytes that are no letters."""
    return text.encode(errors="replace").decode()
