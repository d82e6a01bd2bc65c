"""Finds out what an uploaded recording is, and refuses what browsers can't play."""

import hashlib
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from accounts import confined

SECONDS, MEGABYTES = 60, 2048
CONTENT_TYPES = {"MPEG-4": "video/mp4", "WebM": "video/webm"}
PICTURE_FORMATS = {"AVC", "VP8", "VP9", "AV1"}
SOUND_FORMATS = {"AAC", "MPEG Audio", "Opus", "Vorbis", "FLAC"}


class NotPlayable(Exception):
    """Browsers can't play this file. The argument is a sentence for its trainer."""


@dataclass(frozen=True, slots=True)
class Film:
    """The facts of a recording's file."""

    duration_seconds: Decimal
    content_type: str
    width: int
    height: int
    byte_size: int
    sha256: str
    starts_fast: bool  # its index is before its pictures, so that playing needn't wait for the index


def probe(upload: UploadedFile) -> Film:
    """The facts of an upload, read with flat memory. NotPlayable says in a sentence what is wrong."""
    with _on_disk(upload) as path:
        tracks = _tracks(path)
        whole = next((track for track in tracks if track["track_type"] == "General"), {})
        picture = next((track for track in tracks if track["track_type"] == "Video"), None)
        sounds = [track for track in tracks if track["track_type"] == "Audio"]
        _check(whole, picture, sounds)
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        return Film(
            duration_seconds=_duration(whole),
            content_type=CONTENT_TYPES[whole["format"]],
            width=int(picture["width"] or 0),
            height=int(picture["height"] or 0),
            byte_size=path.stat().st_size,
            sha256=sha256,
            starts_fast=whole["isstreamable"] != "No",
        )


def _check(whole: dict[str, Any], picture: dict[str, Any] | None, sounds: list[dict[str, Any]]) -> None:
    kind = whole.get("format")
    if kind not in CONTENT_TYPES:
        if kind is None:
            raise NotPlayable(_("This isn’t a video file, whatever its name says. Choose an MP4 or WebM file."))
        raise NotPlayable(_("This is a %(kind)s file. Save it as MP4 or WebM.") % {"kind": kind})
    if picture is None:
        raise NotPlayable(_("The file has sound but no picture. Save it as a video, with a still picture if need be."))
    for formats, tracks in ((PICTURE_FORMATS, [picture]), (SOUND_FORMATS, sounds)):
        for track in tracks:
            if track["format"] not in formats:
                raise NotPlayable(
                    _(
                        "Not every browser can play %(format)s. Save the recording as MP4 with H.264 pictures and AAC "
                        "sound; in HandBrake the preset “Fast 720p30” does that."
                    )
                    % {"format": track["format"]}
                )
    if whole["istruncated"] == "Yes":
        raise NotPlayable(_("The end of the file is missing. Copy or save it anew, and wait until that is done."))
    if _duration(whole) < 1:
        raise NotPlayable(_("The recording’s length can’t be read. Save it anew as MP4."))


def _duration(whole: dict[str, Any]) -> Decimal:
    milliseconds = Decimal(str(whole["duration"] or 0))
    return (milliseconds / 1000).quantize(Decimal("0.01"))


def _tracks(path: Path) -> list[dict[str, Any]]:
    command = [sys.executable, "-P", "-m", "learning.read_media", path]
    with tempfile.TemporaryDirectory() as folder:
        try:
            return json.loads(confined.run(command, folder=Path(folder), seconds=SECONDS, megabytes=MEGABYTES))
        except (confined.BrokeDown, confined.TookTooLong) as error:
            raise NotPlayable(_("The file can’t be read. It may be broken: save it anew.")) from error


@contextmanager
def _on_disk(upload: UploadedFile) -> Iterator[Path]:
    """Where the upload lies. Small ones are in memory still."""
    if hasattr(upload, "temporary_file_path"):
        yield Path(upload.temporary_file_path())
        return
    with tempfile.NamedTemporaryFile(suffix=Path(upload.name or "").suffix) as copy:
        upload.seek(0)
        shutil.copyfileobj(upload, copy)
        copy.flush()
        upload.seek(0)
        yield Path(copy.name)
