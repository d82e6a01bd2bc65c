"""Which kinds of picture come in and go out with questions, told by their first bytes and never by their names."""

SIGNATURES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF87a": "gif", b"GIF89a": "gif"}


def kind_of(content: bytes) -> str:
    """As the second part of `image/png`; empty for everything else."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    return next((kind for signature, kind in SIGNATURES.items() if content.startswith(signature)), "")
