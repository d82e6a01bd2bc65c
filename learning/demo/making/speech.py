"""Speech and its captions: every line is spoken alone, so that its caption's times are exact."""

import textwrap
import wave
from dataclasses import dataclass
from pathlib import Path

from .programs import run

LINE_PAUSE, TURN_PAUSE, SLIDE_PAUSE = 0.32, 0.45, 0.8
LETTERS_IN_A_ROW, ROWS = 42, 2
HELD_AFTER_SPEECH = 0.2


@dataclass(frozen=True)
class Cue:
    """One spoken line: who says it, on which slide, and when (in seconds)."""

    slide: int
    voice: str
    text: str
    start: float
    end: float


def speak(narration: dict, target: Path, scratch: Path) -> tuple[list[Cue], float]:
    """Speak the whole narration into one WAV file. Return the cues and the length in seconds."""
    cues, at, last_voice = [], SLIDE_PAUSE, None
    with wave.open(str(target), "wb") as out:
        for number, slide in enumerate(narration["slides"], start=1):
            for position, line in enumerate(slide["lines"]):
                pause = _pause_before(position, line["by"], last_voice)
                sound = _say(line["text"], narration["voices"][line["by"]], scratch)
                frames, rate = sound
                if not cues:
                    out.setparams((1, 2, rate, 0, "NONE", "not compressed"))
                    out.writeframes(_silence(SLIDE_PAUSE, rate))
                else:
                    out.writeframes(_silence(pause, rate))
                    at += round(pause * rate) / rate
                out.writeframes(frames)
                length = len(frames) / 2 / rate
                cues.append(Cue(number, line["by"], line["text"], at, at + length))
                at, last_voice = at + length, line["by"]
        out.writeframes(_silence(1.5, rate))
    return cues, at + 1.5


def _pause_before(position: int, voice: str, last_voice: str | None) -> float:
    if position == 0:
        return SLIDE_PAUSE
    return LINE_PAUSE if voice == last_voice else TURN_PAUSE


def _say(text: str, voice: dict, scratch: Path) -> tuple[bytes, int]:
    spoken = scratch / "line.wav"
    manner = ("-v", voice["espeak"], "-s", str(voice["speed"]), "-p", str(voice["pitch"]))
    run("espeak-ng", *manner, "-w", str(spoken), text.replace("’", "'"))
    with wave.open(str(spoken)) as sound:
        return _trimmed(sound.readframes(sound.getnframes())), sound.getframerate()


def _trimmed(frames: bytes) -> bytes:
    """Cut the silence espeak leaves at the end; the pauses here are the narration's own."""
    quiet = 120
    samples = memoryview(frames).cast("h")
    last = len(samples)
    while last and abs(samples[last - 1]) < quiet:
        last -= 1
    return frames[: last * 2]


def _silence(seconds: float, rate: int) -> bytes:
    return bytes(2 * round(seconds * rate))


def captions(cues: list[Cue], voices: dict) -> str:
    """The cues as WebVTT, two short rows at most, with the speaker's name as the voice."""
    parts = ["WEBVTT\n\nNOTE Written with the narration and checked against the recording.\n"]
    for number, cue in enumerate(cues, start=1):
        rows = _rows(cue.text)
        if len(rows) > ROWS:
            raise ValueError(f"Caption {number} needs {len(rows)} rows: {cue.text}")
        following = cues[number].start if number < len(cues) else cue.end + 1
        end = min(cue.end + HELD_AFTER_SPEECH, following)
        shown = "\n".join(rows)
        parts.append(f"{number}\n{_clock(cue.start)} --> {_clock(end)}\n<v {voices[cue.voice]['name']}>{shown}\n")
    return "\n".join(parts)


def _rows(text: str) -> list[str]:
    """Break into rows of similar length: the narrowest width that needs no more rows than the widest."""
    widest = textwrap.wrap(text, LETTERS_IN_A_ROW)
    for width in range(LETTERS_IN_A_ROW // 2, LETTERS_IN_A_ROW):
        rows = textwrap.wrap(text, width)
        if len(rows) == len(widest):
            return rows
    return widest


def _clock(seconds: float) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{int(minutes // 60):02}:{int(minutes % 60):02}:{rest:06.3f}"
