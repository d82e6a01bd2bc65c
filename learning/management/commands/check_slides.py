"""`manage.py check_slides FILE…`: what slides say, what they leave out, or why a file is refused."""

from learning.management import slides_report
from learning.management.files_command import FilesCommand


class Command(FilesCommand):
    """A file that gives no slides is refused; what is missing in others is only told. No pictures are made."""

    help = "Show the words of the slides in PowerPoint and PDF files, and what is missing in them."
    files_help = "Slides: PowerPoint (.pptx) or PDF."
    report = staticmethod(slides_report.report)
    as_lines = staticmethod(slides_report.as_lines)
