"""What learning adds to the Wagtail admin."""

from wagtail import hooks

from learning.viewsets import VIEWSETS


@hooks.register("register_admin_viewset")
def library() -> list:
    """Recordings, slides, case reviews and practice themes, and how a page chooses them."""
    return VIEWSETS
