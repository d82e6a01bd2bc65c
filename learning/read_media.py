"""Prints what a media file holds, as JSON. Run in a process of its own: MediaInfo reads what strangers made."""

import json
import sys

from pymediainfo import MediaInfo

FACTS = ("track_type", "format", "duration", "width", "height", "isstreamable", "istruncated")


def main(path: str) -> None:
    """The tracks of a file; none where it isn't one."""
    tracks = [track.to_data() for track in MediaInfo.parse(path).tracks]
    json.dump([{name: track.get(name) for name in FACTS} for track in tracks], sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
