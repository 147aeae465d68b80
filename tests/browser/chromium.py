"""Before the browser tests: a Chromium on this machine, else one from the system's or Playwright's installer, else words.

Run as `python -m tests.browser.chromium`; ends with 1 and what to type where there is none to be had.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = "No Chromium was found and none could be installed. Type: sudo apt-get install chromium\n"


def found() -> str | None:
    """Return the path of a Chromium: the system's, else Playwright's own, or None."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install() -> None:
    """Try the system's installer, then Playwright's."""
    for command in (
        ["apt-get", "update"],
        ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"],
        [sys.executable, "-m", "playwright", "install", "chromium"],
    ):
        if found() is None and shutil.which(command[0]):
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    if found() is None:
        install()
    if found() is None:
        sys.stderr.write(ADVICE)
        sys.exit(1)
