"""The site for a negative control: it says "done" at once, and only then begins to do it."""

import io
from collections.abc import Callable, Iterable
from threading import Thread
from typing import Any

from config.wsgi import application as site


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Acknowledge a submit before it is on disk."""
    body = io.BytesIO(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)))
    Thread(target=lambda: list(site(environ | {"wsgi.input": body}, lambda *_: None))).start()
    start_response("302 Found", [("Location", environ["PATH_INFO"].replace("/submit/", "/result/"))])
    return [b""]
