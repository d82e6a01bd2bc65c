"""Settings for a server beside a test, as people meet it: static files hashed and compressed, and nginx's gzip.

nginx compresses pages where the site runs for real (docs/running.md); here Django's own middleware stands in for it.
"""

import os
from pathlib import Path

os.environ["LANYARD_ENV"] = "demo"

from config.settings import *  # noqa: F403
from config.settings import MIDDLEWARE as SITES_OWN

MIDDLEWARE = ["django.middleware.gzip.GZipMiddleware", *SITES_OWN]
STATIC_ROOT = Path(os.environ["STATIC_ROOT"])
