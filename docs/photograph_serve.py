"""Photograph three pages of ``caich serve`` for the README: ``python -m docs.photograph_serve``."""

import tempfile
from pathlib import Path

from docs.photograph import CHROMIUM, WIDTH
from tests.web.served import PLAN, example, serving

PICTURES = Path(__file__).with_name("pictures")
AS_OF = "as_of=28/6/2020"
HEIGHT = 760
TYPED = {"by": "Bộ D", "results": "120/BC-BD ngày 30/12/2020"}


def main() -> None:
    """Serve a copy of the example on its last day; take the pages as a reader sees them."""
    from playwright.sync_api import sync_playwright

    folder = example(Path(tempfile.mkdtemp()) / "ke-hoach")
    with serving(folder) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(served.address)
        page.wait_for_url(f"**/plan/{PLAN}")
        page.goto(f"{page.url}?{AS_OF}")
        page.screenshot(path=PICTURES / "serve-overview.png")
        page.goto(f"{served.origin}/plan/{PLAN}/tasks/II.1?{AS_OF}")
        page.screenshot(path=PICTURES / "serve-task.png")
        page.goto(f"{served.origin}/plan/{PLAN}/tasks/II.3/report")
        for key, text in TYPED.items():
            page.locator(f"form.deed [name={key}]").fill(text)
        page.locator("form.deed [name=status]").select_option("done")
        page.get_by_role("button", name="Xem trước khi ghi").click()
        page.wait_for_selector(".receipt")
        page.screenshot(path=PICTURES / "serve-look.png")
        browser.close()


if __name__ == "__main__":
    main()
