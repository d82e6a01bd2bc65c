"""`make bench`: what requests, exports and statistics cost, against bare Django and the engine's own."""

import argparse
import os
import tempfile

PARTS = ("page", "beat", "check", "exports", "statistics", "importing")


def main() -> None:
    """Measure, and print a Markdown table."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"some of: {', '.join(PARTS)}; all unless given")
    parser.add_argument("--turns", type=int, default=400, help="how often each request is made")
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"there is no {', '.join(sorted(unknown))}; choose from {', '.join(PARTS)}")
    with tempfile.TemporaryDirectory(prefix="lanyard-bench-") as data:
        os.environ |= {
            "LANYARD_ENV": "demo",
            "LANYARD_DATA": data,
            "SITE_URL": "http://testserver",
            "DJANGO_SETTINGS_MODULE": "bench.settings",
        }
        from bench import run  # reads the settings, so the environment comes first

        print(run.heading())
        for pair in run.measured(options.parts or PARTS, options.turns):
            print(pair.line(), flush=True)


if __name__ == "__main__":
    main()
