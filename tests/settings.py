"""The settings under test: development's, with files in a folder of their own, a fast password hash and one engine."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_data = tempfile.mkdtemp(prefix="lanyard-tests-")
atexit.register(shutil.rmtree, _data, ignore_errors=True)
os.environ |= {"LANYARD_ENV": "development", "LANYARD_DATA": _data}
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright runs its event loop in the test's own thread

from config.settings import *

if POSTGRESQL:
    DATABASES["default"]["OPTIONS"].pop("pool")  # a pool's open connections would stop the test database's removal
else:
    # A file, as in production: SQLite in memory neither locks nor waits the way a file does.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(_data) / "test.sqlite3")}
# Rows that a test takes back would live on in fragments; tests/learning/test_fragments.py brings the real ones.
CACHES["template_fragments"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Empty: tests take static files from where they lie. WhiteNoise warns of a folder that is not there.
STATIC_ROOT = Path(_data) / "static"
STATIC_ROOT.mkdir()
MIDDLEWARE = ["tests.in_flight.counted", *MIDDLEWARE]
