"""Nothing set means production, and production says what it needs."""

import subprocess
import sys

import pytest

COMPLETE = {
    "SECRET_KEY": "a-long-random-string-that-only-this-test-knows-0123456789",
    "SITE_URL": "https://learning.example.org",
    "ALLOWED_HOSTS": "learning.example.org",
    "EMAIL_HOST": "mail.example.org",
    "EMAIL_FROM": "learning@example.org",
}


def start(tmp_path, shown="settings.STAGE, settings.DEBUG, settings.DEMO", **environment):
    """Load the settings in a process of their own, which has nothing else in its environment."""
    return subprocess.run(
        [sys.executable, "-c", f"from config import settings; print({shown})"],
        env={"LANYARD_DATA": str(tmp_path)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_with_everything_set_it_starts_as_production(tmp_path):
    assert start(tmp_path, **COMPLETE).stdout == "production False False\n"


@pytest.mark.parametrize("missing", COMPLETE)
def test_production_refuses_to_start_without(missing, tmp_path):
    outcome = start(tmp_path, **{name: value for name, value in COMPLETE.items() if name != missing})
    assert outcome.returncode == 1
    assert f"{missing} is not set." in outcome.stderr


def test_an_unknown_stage_is_refused_with_the_ones_there_are(tmp_path):
    outcome = start(tmp_path, LANYARD_ENV="staging")
    assert "Set it to one of: demo, development, production." in outcome.stderr


def test_a_number_that_is_none_is_refused(tmp_path):
    outcome = start(tmp_path, **COMPLETE, EMAIL_PORT="smtp")
    assert "EMAIL_PORT is 'smtp'. Set it to a whole number." in outcome.stderr


@pytest.mark.parametrize(("stage", "proxies"), [("production", 1), ("development", 0), ("demo", 0)])
def test_a_forwarded_address_is_believed_only_behind_the_proxy_of_production(stage, proxies, tmp_path):
    outcome = start(tmp_path, "settings.ALLAUTH_TRUSTED_PROXY_COUNT", **COMPLETE, LANYARD_ENV=stage)
    assert outcome.stdout == f"{proxies}\n", outcome.stderr
