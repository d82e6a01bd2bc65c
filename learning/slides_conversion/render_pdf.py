"""Makes pictures of a PDF's pages. Run in a process of its own: `python -m learning.slides_conversion.render_pdf`."""

import sys
from pathlib import Path

import pypdfium2

from learning.slides_conversion.read_pdf import open_pdf, words_of
from learning.slides_conversion.slide import Refused, SlidePicture, print_result

WIDTH = 1280
TALLEST = 2 * WIDTH  # a page as long as a roll would fill the memory
QUALITY = 75


def render(path: str, folder: str) -> list[SlidePicture]:
    """A WebP of each page, 1280 pixels wide, in `folder`, with the words on it."""
    document = open_pdf(path)
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
    found = SlidePicture(str(file), image.width, image.height, words_of(page))
    for thing in (bitmap, page):  # 500 pages would otherwise be held until the end
        thing.close()
    return found


if __name__ == "__main__":
    print_result(render, *sys.argv[1:])
