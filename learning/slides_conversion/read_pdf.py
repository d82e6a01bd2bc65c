"""Reads the words of a PDF's pages. Run in a process of its own: `python -m learning.slides_conversion.read_pdf`."""

import sys

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD

from learning.slides_conversion.slide import MOST_SLIDES, Refused, SlideText, print_result, text_of_page

# Some PDFs hold NUL, which PostgreSQL can't keep; PDFium marks a word that is divided at the end of a line with STX.
CONTROLS = dict.fromkeys((*range(32), *range(127, 160), 0xFFFE))


def read(path: str) -> list[SlideText]:
    """What can be read on each page. Refused where the file is broken or locked."""
    document = open_pdf(path)
    try:
        return [text_of_page(words_of(document[number])) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise Refused("not_a_deck") from error


def open_pdf(path: str) -> pypdfium2.PdfDocument:
    """The file, if it can be opened and isn't too long."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise Refused("password" if error.err_code == FPDF_ERR_PASSWORD else "not_a_deck") from error
    if len(document) > MOST_SLIDES:
        raise Refused("too_many")
    return document


def words_of(page: pypdfium2.PdfPage) -> str:
    """The lines on the page."""
    words = page.get_textpage()
    lines = (line.translate(CONTROLS).strip() for line in words.get_text_bounded().split("\n"))
    text = "\n".join(line for line in lines if line)
    words.close()
    return text


if __name__ == "__main__":
    print_result(read, *sys.argv[1:])
