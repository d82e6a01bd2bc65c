"""Make the demo media again: ``python -m learning.demo.make_media``.

The results are kept in the repository, so only somebody who changes the narration, the slides or the report needs
this. It needs espeak-ng, ffmpeg and LibreOffice; everything else comes with the project.
"""

import json
import sys
import tempfile
import tomllib
from itertools import groupby
from pathlib import Path

import typst

from .making.deck import build_deck, convert_to_pdf
from .making.film import film, poster
from .making.programs import missing
from .making.speech import Cue, captions, speak

HERE = Path(__file__).parent
CONTENT, MEDIA = HERE / "content", HERE / "media"
NAME = "continuity-of-care"


def main() -> int:
    """Make everything, or say what is missing; then list what was made and its size."""
    if absent := missing():
        sys.stderr.write(f"To make the demo media, install {' and '.join(absent)} first.\n")
        return 1
    MEDIA.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        make_all(Path(folder))
    for made in sorted(MEDIA.iterdir()):
        sys.stdout.write(f"{made.stat().st_size:>9,}  {made.name}\n")
    return 0


def make_all(scratch: Path) -> None:
    """Deck, PDF, poster, speech, captions, film, moments and report, in the order in which they need one another."""
    narration, slides = _read("narration"), _read("slides")
    deck, pdf = MEDIA / f"{NAME}.pptx", MEDIA / f"{NAME}.pdf"
    build_deck(slides, deck, scratch / "cover.png")
    convert_to_pdf(deck, scratch)
    poster(pdf, MEDIA / f"{NAME}-poster.webp")
    cues, length = speak(narration, scratch / "speech.wav", scratch)
    voices = narration["voices"]
    (MEDIA / f"{NAME}.vtt").write_text(captions(cues, voices), encoding="utf-8")
    film(cues, voices, length, pdf, scratch / "speech.wav", MEDIA / f"{NAME}.mp4", scratch)
    facts = {"duration_seconds": round(length, 1), **moments(narration, cues)}
    text = json.dumps(facts, indent=2, ensure_ascii=False) + "\n"
    (MEDIA / f"{NAME}.json").write_text(text, encoding="utf-8")
    typst.compile(HERE / "making" / "report.typ", output=MEDIA / f"{NAME}-report.pdf", pdf_standards="ua-1")


def moments(narration: dict, cues: list[Cue]) -> dict:
    """When each chapter and each slide begins, in whole seconds, so that a link lands before the first word."""
    begins = {slide: int(next(said).start) for slide, said in groupby(cues, key=lambda cue: cue.slide)}
    begins[1] = 0
    chapters = [
        {"title": slide["chapter"], "starts_at_seconds": begins[number]}
        for number, slide in enumerate(narration["slides"], start=1)
        if "chapter" in slide
    ]
    return {"chapters": chapters, "slides": begins}


def _read(name: str) -> dict:
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main())
