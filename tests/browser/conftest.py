"""Debian's Chromium, headless, for the pages that caich makes."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# No sandbox: tests run as root in containers, and open only pages made here. The rest
# keeps the browser from calling home.
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=[(1280, 900), (390, 844)], ids=["desktop", "phone"])
def page(browser: "Browser", request: pytest.FixtureRequest) -> Iterator["Page"]:
    """An empty page, at the width of a desktop and of a phone; anything it fetches fails."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, offline=True)
    yield context.new_page()
    context.close()
