"""Finds a Chromium for the browser tests; `python -m tests.chromium` also fetches one, and prints where it is."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",  # its sandbox needs rights that a CI machine's root lacks
    "--autoplay-policy=no-user-gesture-required",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",  # containers give it 64 MB
]
HELP = "The browser tests need Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM to its path."


def find() -> str | None:
    """CHROMIUM, else the machine's own browser, else the one Playwright has downloaded."""
    if named := os.environ.get("CHROMIUM"):
        return named
    return next(filter(None, map(shutil.which, NAMES)), None) or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright  # slow to import, and rarely reached

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def fetch() -> str | None:
    """Playwright's own download, else Debian's package where we may install one."""
    attempts = [[[sys.executable, "-m", "playwright", "install", "chromium"]]]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        attempts.append([["apt-get", "update", "-q"], ["apt-get", "install", "-q", "-y", "chromium"]])
    for commands in attempts:
        for command in commands:
            subprocess.run(command, stdout=sys.stderr, check=False)
        if found := find():
            return found
    return None


if __name__ == "__main__":
    print(find() or fetch() or sys.exit(HELP))  # noqa: T201
