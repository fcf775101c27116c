"""``caich serve`` in Chromium: every page, by keyboard, without scripts, from another's page."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.test_pages import AXE
from tests.web.served import EXAMPLE, PLAN, Served, example, lines_added, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

WIDTHS = (390, 1280)
AS_OF = "as_of=28/6/2020"
PAGES = {
    "overview": f"?{AS_OF}",
    "tasks": f"/tasks?{AS_OF}",
    "tasks filtered": "/tasks?class=overdue&agency=bo+b&search=thu+tuc",
    "no such filter": "/tasks?agency=khong+co",
    "task": f"/tasks/II.1?{AS_OF}",
    "task of members": f"/tasks/III.10?{AS_OF}",
    "report": "/tasks/II.1/report",
    "correct": "/tasks/II.1/correct",
    "adjust": "/tasks/II.1/adjust",
    "no such task": "/tasks/no",
    "late": f"/late?{AS_OF}",
    "problems": f"/problems?{AS_OF}",
    "reminders": f"/reminders?{AS_OF}",
    "inspections": f"/inspections?{AS_OF}",
    "inspections filtered": f"/inspections?{AS_OF}&theme=KT.1&class=overdue&agency=bo+b",
    "record a visit": "/record/visit?ref=KT.1/bo-b",
    "record a remedy": "/record/remedy?ref=KT.1.2",
    "no such remedy": "/record/remedy?ref=KT.9",
    "initiatives": f"/initiatives?{AS_OF}",
    "record an initiative": "/record/initiative?ref=SK.1",
    "risks": f"/risks?{AS_OF}",
    "agencies": "/agencies",
    "agency": f"/agencies/bo-b?{AS_OF}",
    "reports": "/reports?report=weekly&period=2020-W26",
    "verify": "/reports/verify",
    "forms": "/forms",
    "letters": "/letters",
    "import": "/import",
    "findings": "/findings",
    "log": "/log",
    "changes": "/changes?since=1/6/2020&until=30/6/2020",
    "nothing to take back": "/undo",
}
TYPED = {"by": "Bộ B", "note": "Đã trình", "results": "12/BC-BB ngày 24/12/2020"}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(example(tmp_path_factory.mktemp("served") / "plan")) as one:
        yield one


@pytest.fixture
def entered(browser: "Browser", served: Served) -> Iterator[Callable[..., "Page"]]:
    """Give a page that came in by the address; whatever the browser complains of fails."""
    for file in (EXAMPLE / "plans").iterdir():
        (served.folder / "plans" / file.name).write_bytes(file.read_bytes())
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def enter(**settings: Any) -> "Page":
        contexts.append(browser.new_context(**settings))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text))
        page.goto(served.address)
        page.wait_for_url(f"**/plan/{PLAN}")
        return page

    yield enter
    for context in contexts:
        context.close()
    # What is refused is shown by its status; a report that is read here runs no script.
    usual = ("Failed to load resource", "frame is sandboxed")
    refused = [said for said in complaints if not any(words in said for words in usual)]
    assert refused == []


def at(served: Served, path: str) -> str:
    return f"{served.origin}/plan/{PLAN}{path}"


def plan_of(served: Served) -> Path:
    return served.folder / "plans" / "2020.yaml"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    entered: Callable[..., "Page"], served: Served, lang: str
) -> None:
    page = entered(bypass_csp=True)  # for axe's own script
    page.goto(at(served, f"?lang={lang}"))
    for name, path in PAGES.items():
        page.goto(at(served, path))
        page.evaluate(AXE.read_text("utf-8"))
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wide, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert wide <= room, (name, width)
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                found = page.evaluate("axe.run({resultTypes: ['violations']})")
                told = [
                    (name, width, scheme, rule["id"], node["target"], node["failureSummary"])
                    for rule in found["violations"]
                    for node in rule["nodes"]
                ]
                assert told == []


def test_a_report_is_recorded_by_keyboard_alone(
    entered: Callable[..., "Page"], served: Served
) -> None:
    page = entered()
    page.goto(at(served, "/tasks?search=don+gian+hoa+thu+tuc+dang+ky"))
    before = plan_of(served).read_text("utf-8")
    reach(page, "II.1")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tasks/II.1")
    reach(page, "Ghi báo cáo")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report")
    for key, text in TYPED.items():
        reach(page, key)
        page.keyboard.type(text)
    reach(page, "status")
    page.keyboard.type("H")
    reach(page, "Xem trước khi ghi")
    page.keyboard.press("Enter")
    page.wait_for_selector(".receipt")
    reach(page, "Ghi")
    page.keyboard.press("Enter")
    page.wait_for_selector(".done")
    (line,) = lines_added(before, plan_of(served).read_text("utf-8"))
    assert "status: done" in line
    assert "12/BC-BB" in line


def reach(page: "Page", name: str) -> None:
    """Go on with the Tab key until something of this text or name has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        here = "e => document.activeElement.textContent.trim() === e"
        named = "e => document.activeElement.name === e && e !== 'step'"
        if page.evaluate(here, name) or page.evaluate(named, name):
            return
    raise AssertionError(f"the keyboard does not lead to {name}")


def test_and_without_a_script(entered: Callable[..., "Page"], served: Served) -> None:
    page = entered(java_script_enabled=False)
    before = plan_of(served).read_text("utf-8")
    page.goto(at(served, "/tasks/II.1"))
    page.get_by_role("link", name="Ghi báo cáo").click()
    for key, text in TYPED.items():
        page.locator(f"[name={key}]").fill(text)
    page.get_by_role("button", name="Xem trước khi ghi").click()
    page.get_by_role("button", name="Sửa lại").click()
    assert page.locator("[name=note]").input_value() == TYPED["note"]
    page.get_by_role("button", name="Xem trước khi ghi").click()
    page.get_by_role("button", name="Ghi", exact=True).dblclick()
    page.wait_for_selector(".done")
    assert len(lines_added(before, plan_of(served).read_text("utf-8"))) == 1


def test_an_edit_by_hand_is_shown_and_what_is_typed_stays(
    entered: Callable[..., "Page"], served: Served
) -> None:
    seeing, typing = entered(), entered()
    seeing.goto(at(served, "/tasks"))
    typing.goto(at(served, "/tasks"))
    typing.locator("[name=search]").fill("đang gõ dở")
    text = plan_of(served).read_text("utf-8")
    plan_of(served).write_text(text.replace("Rà soát, trình", "Soát lại, trình", 1), "utf-8")
    seeing.get_by_text("Soát lại, trình").wait_for(timeout=10_000)
    typing.locator("#fresh").wait_for(state="visible", timeout=10_000)
    assert typing.locator("[name=search]").input_value() == "đang gõ dở"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[str]:
    """The address of somebody else's page on this machine."""
    folder = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    server = ThreadingHTTPServer(("127.0.0.1", 0), folder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


HOSTILE = """<!doctype html><title>x</title>
<form id="f" method="post" action="{report}">
<input name="status" value="done"><input name="by" value="bo-b"><input name="step" value="write">
<input name="once" value="x"><input name="text_version" value="{text_version}"></form>
<iframe src="{page}"></iframe><img src="{page}">
<script>
const told = [];
const tell = (text) => told.push(text);
const ask = (how) => fetch("{page}", how).then((r) => r.text()).then(tell, () => tell(""));
Promise.all([ask({{credentials: "include"}}), ask({{mode: "no-cors", credentials: "include"}}),
  fetch("{report}", {{method: "POST", credentials: "include", mode: "no-cors",
    headers: {{"Content-Type": "application/x-www-form-urlencoded"}},
    body: "status=done&by=bo-b&step=write&once=y&text_version={text_version}"}})])
  .catch(() => {{}}).then(() => {{ document.title = "told:" + told.join("").length; }});
</script>"""


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_another_s_page_reads_and_writes_nothing(
    browser: "Browser", served: Served, elsewhere: str, tmp_path: Path, host: str
) -> None:
    from caichcli.services.records.recording import fingerprint

    text = plan_of(served).read_text("utf-8")
    report, page_ = at(served, "/tasks/II.1/report"), at(served, "/tasks/II.1")
    source = HOSTILE.format(report=report, page=page_, text_version=fingerprint(text))
    (tmp_path / "x.html").write_text(source, "utf-8")
    context = browser.new_context()
    page = context.new_page()
    page.goto(served.address)
    page.wait_for_url(f"**/plan/{PLAN}")
    page.goto(f"{elsewhere.replace('127.0.0.1', host)}/x.html")
    page.wait_for_function("document.title.startsWith('told:')")
    assert page.title() == "told:0"
    assert all("Rà soát" not in frame.content() for frame in page.frames)
    with page.expect_navigation():
        page.evaluate("document.getElementById('f').submit()")
    assert page.locator("main").count() == 0
    context.close()
    assert plan_of(served).read_text("utf-8") == text


def test_a_page_on_paper_has_no_buttons(entered: Callable[..., "Page"], served: Served) -> None:
    page = entered()
    page.goto(at(served, f"/tasks?{AS_OF}"))
    page.emulate_media(media="print")
    for hidden in (".rooms", ".filters", ".tongue"):
        assert not page.locator(hidden).is_visible()
    assert page.locator("table.tasks").is_visible()
