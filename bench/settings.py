"""The site's settings as the demo runs it (no DEBUG, hashed static files, cached templates), and the bare views."""

# ruff: noqa: F403, F405 (as in tests/settings.py)
from config.settings import *

INSTALLED_APPS = [*INSTALLED_APPS, "bench"]
ROOT_URLCONF = "bench.urls"
DATABASES["default"]["TEST"] = {"NAME": "lanyard_bench" if POSTGRESQL else str(DATA_DIR / "bench.sqlite3")}
LOGGING["root"]["level"] = "ERROR"  # nothing among the figures
