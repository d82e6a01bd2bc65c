"""Makes pictures of a PDF's pages. Run in a process of its own: `python -m learning.slides_conversion.render_pdf`."""

import sys
from pathlib import Path

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD

from learning.slides_conversion.slide import MOST_SLIDES, Refused, SlidePicture, print_result

WIDTH = 1280
TALLEST = 2 * WIDTH  # a page as long as a roll would fill the memory
QUALITY = 75
# Some PDFs hold NUL, which PostgreSQL can't keep; PDFium marks a word that is divided at the end of a line with STX.
CONTROLS = dict.fromkeys((*range(32), *range(127, 160), 0xFFFE))


def render(path: str, folder: str) -> list[SlidePicture]:
    """A WebP of each page, 1280 pixels wide, in `folder`, with the words on it."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise Refused("password" if error.err_code == FPDF_ERR_PASSWORD else "not_a_deck") from error
    if len(document) > MOST_SLIDES:
        raise Refused("too_many")
    try:
        return [_picture(document[number], Path(folder) / f"{number + 1}.webp") for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise Refused("not_a_deck") from error


def _picture(page: pypdfium2.PdfPage, file: Path) -> SlidePicture:
    width, height = page.get_size()
    if not (width > 0 and height > 0):
        raise Refused("not_a_deck")
    bitmap = page.render(scale=min(WIDTH / width, TALLEST / height))
    image = bitmap.to_pil()
    image.save(file, "WEBP", quality=QUALITY, method=4)
    words = page.get_textpage()
    lines = (line.translate(CONTROLS).strip() for line in words.get_text_bounded().split("\n"))
    text = "\n".join(line for line in lines if line)
    found = SlidePicture(str(file), image.width, image.height, text)
    for thing in (words, bitmap, page):  # 500 pages would otherwise be held until the end
        thing.close()
    return found


if __name__ == "__main__":
    print_result(render, *sys.argv[1:])
