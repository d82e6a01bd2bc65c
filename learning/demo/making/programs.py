"""The three programs that the project does not bring with it."""

import shutil
import subprocess

NEEDED = {"espeak-ng": "espeak-ng", "ffmpeg": "ffmpeg", "soffice": "LibreOffice"}


def missing() -> list[str]:
    """The names, for people, of the programs that are not installed."""
    return [name for program, name in NEEDED.items() if not shutil.which(program)]


def run(program: str, *arguments: str) -> None:
    """Run one of them to its end. What it says is shown only when it fails."""
    subprocess.run([shutil.which(program), *arguments], check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - from NEEDED, no shell
