"""What can be found wrong with a page by machine: accessibility, HTML, policy, scripts, other hosts, width."""

import subprocess
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from playwright.sync_api import Page, Request, Response

ROOT = Path(settings.BASE_DIR)
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()
# The back link stands before the main landmark, where the design system puts it: so without `region`.
RUN_AXE = """axe.run(document, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: {region: {enabled: false}},
  resultTypes: ["violations", "incomplete"],
})"""
# What axe can't decide, and a person has: rule, and where.
REVIEWED = [
    # Scrolled out of sight; in sight the same colours are measured.
    ("color-contrast", ".app-scroll *"),
    ("color-contrast", ".app-transcript *"),
]
# For each rule, what axe says of elements outside of what was reviewed.
UNDECIDED = """(result, reviewed) => result.incomplete.flatMap((rule) => rule.nodes.filter((node) => {
  const element = document.querySelector(node.target[0]);
  return !reviewed.some(([known, where]) => known === rule.id && element?.matches(where));
}).map((node) => `undecided ${rule.id}: ${node.html.slice(0, 200)} (${node.any[0]?.message})`))"""
# The innermost of what reaches beyond the right edge.
TOO_WIDE = """[...document.querySelectorAll("body *")]
  .filter((element) => !element.matches(".app-scroll *, .app-slides *"))
  .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
  .slice(-2).map((element) => element.outerHTML.slice(0, 200)).join(" and ")"""
NOTE_VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
# WCAG 1.4.12, in a sheet that the policy doesn't stop.
SPACE_THE_TEXT = """
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }
`);
document.adoptedStyleSheets = [sheet];
"""
WIDE, NARROW = 1280, 320


class Inspector:
    """Watches one tab from page to page, and keeps the HTML of each for the validator."""

    def __init__(self, page: Page, own: str, folder: Path) -> None:
        self.page, self._own, self._folder = page, own, folder
        self._noise: list[str] = []
        self._document: Response | None = None
        page.add_init_script(NOTE_VIOLATIONS)
        page.on("request", self._hear_request)
        page.on("response", self._hear_response)
        page.on("pageerror", lambda error: self._noise.append(f"script: {error}"))

    def faults(self, name: str) -> list[str]:
        """Everything wrong with the page that is shown now, and with the way to it."""
        assert self._document, "no page yet"
        (self._folder / f"{name.replace(' ', '-')}.html").write_text(self._document.text(), encoding="utf-8")
        found = []
        for width in (WIDE, NARROW):
            self.page.set_viewport_size({"width": width, "height": 900})
            found += [f"at {width} px: {fault}" for fault in self._axe() + self._width(width)]
        self.page.evaluate(SPACE_THE_TEXT)
        found += [f"with text spacing: {fault}" for fault in self._width(NARROW)]
        found += [f"policy: {violation}" for violation in self.page.evaluate("window.violations")]
        heard, self._noise = self._noise, []
        return found + heard

    def invalid_html(self) -> str:
        """What html-validate says of every page so far; nothing where all is well."""
        files = sorted(self._folder.glob("*.html"))
        command = [
            ROOT / ".venv" / "bin" / "node",
            ROOT / "node_modules" / ".bin" / "html-validate",
            "--max-warnings=0",
        ]
        command += ["--config", ROOT / ".htmlvalidate.json", "--formatter", "text", *files]
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT).stdout

    def _axe(self) -> list[str]:
        result = self.page.evaluate(f"{AXE}; {RUN_AXE}")
        wrong = [f"{rule['id']}: {node['html'][:200]}" for rule in result["violations"] for node in rule["nodes"]]
        return wrong + self.page.evaluate(
            f"([result, reviewed]) => ({UNDECIDED})(result, reviewed)", [result, REVIEWED]
        )

    def _width(self, width: int) -> list[str]:
        needed = self.page.evaluate("document.documentElement.scrollWidth")
        return [f"{needed} px wide: {self.page.evaluate(TOO_WIDE)}"] if needed > width else []

    def _hear_request(self, request: Request) -> None:
        if urlsplit(request.url).scheme in {"http", "https"} and not request.url.startswith(self._own):
            self._noise.append(f"asked another host: {request.url}")

    def _hear_response(self, response: Response) -> None:
        is_page = response.request.is_navigation_request() and response.frame == self.page.main_frame
        if is_page and not 300 <= response.status < 400:
            self._document = response
        elif not is_page and response.status >= 400:
            self._noise.append(f"{response.status}: {response.url}")
