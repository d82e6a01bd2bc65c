"""The recording: slide pictures with the speaker's name, timed to the speech, as an MP4 that can be sought in."""

from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from .programs import run
from .speech import Cue

WIDTH, HEIGHT, PICTURES_A_SECOND = 854, 480, 6


def slide_pictures(pdf: Path) -> list[Image.Image]:
    """Each page of the deck at the size of the film."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.render(scale=2).to_pil().convert("RGB") for page in document]
    finally:
        document.close()
    return [page.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS) for page in pages]


def named(picture: Image.Image, name: str, role: str) -> Image.Image:
    """The slide with a small plate that says who is speaking."""
    shown = picture.copy()
    pen = ImageDraw.Draw(shown)
    strong, plain = ImageFont.load_default(14), ImageFont.load_default(13)
    wide = 22 + strong.getlength(name) + 10 + plain.getlength(role)
    pen.rounded_rectangle((51, 438, 51 + wide + 24, 466), 14, fill="#14323A")
    pen.ellipse((62, 447, 72, 457), fill="#F0C987")
    pen.text((80, 452), name, font=strong, fill="#FFFFFF", anchor="lm")
    pen.text((80 + strong.getlength(name) + 10, 452), role, font=plain, fill="#CFE2DA", anchor="lm")
    return shown


def film(cues: list[Cue], voices: dict, length: float, pdf: Path, speech: Path, target: Path, scratch: Path) -> None:
    """Join pictures and speech. H.264 and AAC, the index at the front so that playing starts at once."""
    pictures = slide_pictures(pdf)
    listing, starts = [], [0.0] + [cue.start - 0.15 for cue in cues[1:]] + [length]
    for number, cue in enumerate(cues):
        voice = voices[cue.voice]
        path = scratch / f"{cue.slide}-{cue.voice}.png"
        if not path.exists():
            named(pictures[cue.slide - 1], voice["name"], voice["role"]).save(path)
        listing.append(f"file '{path}'\nduration {starts[number + 1] - starts[number]:.3f}")
    listing.append(f"file '{path}'")  # the concat demuxer forgets the last duration unless the file is named again
    playlist = scratch / "pictures.txt"
    playlist.write_text("\n".join(listing))
    run(
        "ffmpeg",
        *("-y", "-loglevel", "error"),
        *("-f", "concat", "-safe", "0", "-i", str(playlist), "-i", str(speech)),
        *("-vf", f"fps={PICTURES_A_SECOND},format=yuv420p", "-c:v", "libx264", "-profile:v", "main"),
        *("-preset", "veryslow", "-tune", "stillimage", "-crf", "30", "-g", str(PICTURES_A_SECOND * 10)),
        *("-af", "highpass=f=70,lowpass=f=7500,loudnorm=I=-18:TP=-2", "-ar", "24000"),
        *("-c:a", "aac", "-b:a", "36k", "-ac", "1", "-t", f"{length:.3f}"),
        *("-metadata:s:a:0", "language=eng", "-fflags", "+bitexact", "-map_metadata", "-1"),
        *("-movflags", "+faststart", str(target)),
    )


def poster(pdf: Path, target: Path) -> None:
    """The first slide, small, to be shown before playing."""
    slide_pictures(pdf)[0].save(target, "WEBP", quality=82, method=6)
