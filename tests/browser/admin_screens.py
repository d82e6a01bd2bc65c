"""What a browser finds wrong with a page of the Wagtail admin."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from playwright.sync_api import ConsoleMessage, Page

AXE = (Path(settings.BASE_DIR) / "node_modules" / "axe-core" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIOLATIONS = """
window.policyViolations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.policyViolations.push(`${event.violatedDirective} ${event.blockedURI}`);
});
"""
# A message that is still fading in has the contrast of neither state. A spinner never ends.
SETTLE = """
document.getAnimations()
  .filter((animation) => animation.effect.getComputedTiming().endTime !== Infinity)
  .forEach((animation) => animation.finish());
"""
# What reaches over the right edge, and can't be brought into view. Wagtail's header is its own.
CUT_OFF = """
() => [...document.querySelectorAll("main :is(input, select, textarea, button, a, p, li, dd)")].filter((one) => {
  if (one.closest("header, .w-sr-only") || one.getBoundingClientRect().right <= window.innerWidth + 1) return false;
  for (let box = one.parentElement; box.tagName !== "MAIN"; box = box.parentElement) {
    if (getComputedStyle(box).overflowX === "auto") return false;
  }
  return true;
}).map((one) => one.id || one.textContent.trim())
"""
# Wagtail's own faults, which our pages can't mend: rule and selector.
KNOWN = {
    # The menu and the list have a search each, and neither has a name.
    ("landmark-unique", r".w-h-\[42px\]"),
    # The number of matches is a heading that is announced when it changes.
    ("aria-allowed-role", 'h2[role="alert"]'),
    # The button of the filters shows how many are on, and its name does not say it.
    ("label-content-name-mismatch", ".w-slim-header-action-button"),
    ("label-content-name-mismatch", ".w-dropdown__toggle"),
    # Every chooser's dialogue: Wagtail makes it before it knows what stands in it, and gives it no name.
    ("aria-dialog-name", ".modal"),
    # An image in the rich text editor is a button without a name.
    ("button-name", ".MediaBlock"),
}


REPORT = "axe.run results"  # Wagtail's content checker writes what it shows into the console too


@contextmanager
def watched(page: Page) -> Iterator[list[str]]:
    """Collects the errors of scripts and of the console while the page is used."""
    errors: list[str] = []
    page.add_init_script(VIOLATIONS)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda line: errors.append(line.text) if _is_error(line) else None)
    yield errors


def _is_error(line: ConsoleMessage) -> bool:
    return line.type == "error" and not line.text.startswith(REPORT)


def faults(page: Page) -> list[tuple[str, str]]:
    """What axe finds on the page as it is now but for what is known of Wagtail, and what the policy blocked."""
    page.evaluate(SETTLE)
    found = page.evaluate(f"{AXE}; axe.run(document, {{ runOnly: {RULES} }})")
    targets = [(rule["id"], str(node["target"][0])) for rule in found["violations"] for node in rule["nodes"]]
    blocked = page.evaluate("window.policyViolations")
    return [target for target in targets if target not in KNOWN] + [("csp", violation) for violation in blocked]


def cut_off(page: Page) -> list[str]:
    """What nobody can see at the width that the window has now."""
    return page.evaluate(CUT_OFF)
