"""PowerPoint to PDF, by LibreOffice where this machine has it."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from accounts import confined
from learning.slides_conversion.slide import Refused

SECONDS = 150
MEGABYTES = 6144  # of addresses, which LibreOffice reserves generously; it uses a tenth
LOCK = Path(tempfile.gettempdir()) / f"lanyard-libreoffice-{os.getuid()}.lock"

# A profile of its own for each file: nothing is learnt from one deck to the next. No macros; pictures that a deck only
# links to are not fetched, for they would tell somebody that and where the deck was opened; no network besides.
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""


def find() -> str | None:
    """LibreOffice's program, if there is one."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def to_pdf(deck: Path, folder: Path) -> Path:
    """A PDF of the deck in `folder`, without its hidden slides. Refused where there is no LibreOffice."""
    program = find()
    if program is None:
        raise Refused("needs_pdf")
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(PROFILE)
    command = [program, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
    command += ["--convert-to", "pdf:impress_pdf_Export", "--outdir", folder, deck]
    with _one_at_a_time():
        confined.run(command, folder=folder, seconds=SECONDS, megabytes=MEGABYTES)
    made = folder / f"{deck.stem}.pdf"
    if not made.exists():  # it says so on its own output, and ends as if all was well
        raise Refused("not_a_deck")
    return made


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """LibreOffice takes half a gigabyte: two workers would take turns."""
    with LOCK.open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
