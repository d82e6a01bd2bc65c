"""`manage.py check_captions FILE…`: what browsers would show of captions, and what should be put right."""

from learning.management import captions_report
from learning.management.files_command import FilesCommand


class Command(FilesCommand):
    """A file of which nothing would be shown is refused; other problems are only told."""

    help = "Show the cues in WebVTT and SRT files, and each problem with its line."
    files_help = "Captions: WebVTT (.vtt) or SRT (.srt)."
    report = staticmethod(captions_report.report)
    as_lines = staticmethod(captions_report.as_lines)
