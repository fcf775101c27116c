"""Photograph a page for the docs: ``python -m docs.photograph PAGE[#PLACE] PICTURE HEIGHT``."""

import os
import sys
from pathlib import Path

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
WIDTH = 1200


def main(page: str, picture: str, height: str) -> None:
    """Open the page at its place, as a reader would, and write what the window shows."""
    from playwright.sync_api import sync_playwright

    file, _, place = page.partition("#")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        window = browser.new_page(viewport={"width": WIDTH, "height": int(height)})
        window.goto(f"{Path(file).resolve().as_uri()}#{place}")
        window.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
