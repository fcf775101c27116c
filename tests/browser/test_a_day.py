"""A clerk's whole day on the pages: files and history afterwards are what the commands make."""

import shutil
import threading
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec import Struct

from tests.cli.conftest import ROOT, Ask, ask
from tests.cli.test_week import FRIDAY
from tests.importers.layouts import to_docx
from tests.repositories import Git, own_git
from tests.web.served import Served, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser
__all__ = ["ask"]  # the fixture of those who type commands

WEEK = ROOT / "tests" / "data" / "week"
PLAN = "tinh-2026"
FILE = "plans/2026.yaml"
DAY = FRIDAY.isoformat()
ANNEX = [
    ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Sản phẩm"],
    ["24", "Tổng kết thi đua cải cách hành chính", "Sở Nội vụ", "20/12/2026", "Báo cáo"],
    ["25", "Công khai kết quả chấm điểm", "Văn phòng UBND tỉnh", "31/12/2026", "Thông báo"],
]
# What ten bodies reported: the task, what is typed on the page, the same as a command has it.
REPORTS: list[tuple[str, dict[str, str], list[str]]] = [
    ("1", {"by": "STP", "status": "done", "results": "145/BC-STP ngày 24/11/2026"},
     ["--by", "stp", "--status", "done", "--result", "145/BC-STP@24/11/2026"]),
    ("2", {"by": "Sở Tài chính", "progress": "80"}, ["--by", "stc", "--progress", "80"]),
    ("3", {"by": "sxd", "status": "submitted", "results": "88/TTr-SXD ngày 23/11/2026"},
     ["--by", "sxd", "--status", "submitted", "--result", "88/TTr-SXD@23/11/2026"]),
    ("4", {"by": "syt", "progress": "60"}, ["--by", "syt", "--progress", "60"]),
    ("5", {"by": "sct", "progress": "30"}, ["--by", "sct", "--progress", "30"]),
    ("9", {"by": "snn", "progress": "45"}, ["--by", "snn", "--progress", "45"]),
    ("10", {"by": "vp", "status": "done", "completed": "24/11/2026",
            "results": "31/QĐ-VP ngày 24/11/2026"},
     ["--by", "vp", "--status", "done", "--completed", "24/11/2026",
      "--result", "31/QĐ-VP@24/11/2026"]),
    ("12", {"by": "bth", "progress": "62"}, ["--by", "bth", "--progress", "62"]),
    ("13", {"by": "bql", "progress": "70", "problems": "thiếu mẫu tờ khai"},
     ["--by", "bql", "--progress", "70", "--problem", "thiếu mẫu tờ khai"]),
    ("17", {"by": "pds", "status": "not-started"}, ["--by", "pds", "--status", "not-started"]),
]  # fmt: skip


class Office(Struct):
    """A folder under git, and how git is called in it."""

    folder: Path
    git: Git

    @property
    def text(self) -> str:
        return (self.folder / FILE).read_text("utf-8")

    @property
    def history(self) -> list[str]:
        """Whose commits, of what, with which content; the newest first."""
        return self.git(self.folder, "log", "--format=%an|%s|%T").splitlines()


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Office]:
    git = own_git(monkeypatch, tmp_path)

    def begun(name: str) -> Office:
        folder = Path(shutil.copytree(WEEK, tmp_path / name))
        to_docx([list(row) for row in ANNEX], folder / "phu-luc.docx")
        git(folder, "init", "-q")
        git(folder, "add", "plans")
        git(folder, "commit", "-q", "-m", "Bắt đầu")
        return Office(folder, git)

    return begun


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    context = browser.new_context(accept_downloads=True)
    yield context.new_page()
    context.close()


class Clerk:
    """Somebody who does all of it on the pages."""

    def __init__(self, page: "Page", served: Served) -> None:
        self.page, self.served = page, served
        page.goto(served.address)
        page.wait_for_url(f"**/plan/{PLAN}")

    def at(self, path: str) -> None:
        self.page.goto(f"{self.served.origin}/plan/{PLAN}{path}")

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def record(self) -> None:
        """Read what is shown, give the name where it is asked for, and write."""
        author = self.page.locator("[name=author]")
        if author.count():
            author.fill("Người thử")
        self.press("Ghi")
        self.page.wait_for_selector(".done")

    def report(self, task: str, typed: dict[str, str], deed: str = "report") -> None:
        self.at(f"/tasks/{task}/{deed}")
        for key, text in typed.items():
            fill(self.page.locator(f"form.deed [name={key}]"), text)
        self.press("Xem trước khi ghi")
        self.page.wait_for_selector(".receipt")
        self.record()

    def take(self, name: str, folder: Path) -> Path:
        """Take a file along."""
        with self.page.expect_download() as taken:
            self.page.get_by_role("link", name=name).first.click()
        path = folder / taken.value.suggested_filename
        taken.value.save_as(path)
        return path


def fill(field: "Locator", text: str) -> None:
    if field.evaluate("e => e.tagName") == "SELECT":
        field.select_option(text)
    else:
        field.fill(text)


def on_the_pages(clerk: Clerk, mine: Path) -> Path:
    """The day on the pages; the weekly report as it was taken along."""
    page = clerk.page
    clerk.at("/import")
    page.locator("#files").set_input_files(mine / "phu-luc.docx")
    clerk.press("Xem trước khi ghi")
    page.locator("#area").select_option("I")
    with page.expect_navigation():  # what is settled is written only once it was shown
        clerk.press("Xem lại với những điều trên")
    clerk.record()
    for task, typed, _ in REPORTS:
        clerk.report(task, typed)
    clerk.report("7", {"corrects": "2026-11-18#1", "by": "skh", "progress": "60"}, "correct")
    clerk.report("8", {"resolves": "2026-11-19#1/1", "answer": "agreed", "by": "ubnd"}, "answer")
    clerk.at("/reports?report=letters")
    archive = clerk.take("Word", mine)
    with zipfile.ZipFile(archive) as letters:
        letters.extractall(mine / "cv")
    clerk.at("/letters")
    page.locator("#files").set_input_files(sorted((mine / "cv").glob("*.docx")))
    page.locator("#numbers").set_input_files(mine / "so.csv")
    clerk.press("Xem trước khi ghi")
    page.wait_for_selector(".receipt")
    clerk.record()
    clerk.at("/reports?report=weekly&period=2026-W48")
    weekly = clerk.take("Word", mine)
    clerk.at("/reports/verify")
    page.locator("#files").set_input_files(weekly)
    clerk.press("Đối chiếu văn bản")
    said = page.locator("main .note").inner_text()
    assert "weekly.docx: còn nguyên như khi caich lập" in said
    assert "Kế hoạch, mẫu và công cụ vẫn như khi lập" in said
    return weekly


def by_commands(type_: Callable[..., None], mine: Path) -> Path:
    """The same day typed."""
    type_("import", "phu-luc.docx", "--into", PLAN, "--area", "I", "--apply", "--commit")
    for task, _, words in REPORTS:
        type_("update", task, *words, "--commit")
    type_(
        "update", "7", "--by", "skh", "--progress", "60", "--corrects", "2026-11-18#1", "--commit"
    )
    type_("update", "8", "--by", "ubnd", "--resolves", "2026-11-19#1/1", "--answer", "agreed",
          "--commit")  # fmt: skip
    type_("render", "letters", "-o", "cv/", "-f", "docx")
    type_("remind", "--from", "cv", "--numbers", "so.csv", "--commit")
    type_("render", "weekly", "--week", "2026-W48", "-o", "weekly.docx")
    return mine / "weekly.docx"


def test_a_day_is_the_same_day_typed(
    office: Callable[[str], Office], page: "Page", ask: Ask
) -> None:
    shown, typed = office("trang"), office("lenh")
    with serving(shown.folder, "--commit", today=DAY) as served:
        paper = on_the_pages(Clerk(page, served), shown.folder)

    def type_(*words: str) -> None:
        answer = ask(*words, at=typed.folder, today=FRIDAY)
        assert answer.code == 0, (words, answer.err)

    other = by_commands(type_, typed.folder)
    assert shown.text == typed.text
    assert shown.history == typed.history
    assert len(shown.history) == 1 + 1 + len(REPORTS) + 3
    assert shown.git(shown.folder, "status", "--short", "plans") == ""
    assert paper.read_bytes() == other.read_bytes()


def test_two_browsers_and_an_editor_lose_nothing_and_double_nothing(
    office: Callable[[str], Office], browser: "Browser"
) -> None:
    """Two clerks record while somebody edits the file by hand: each of it is there, once."""
    here = office("chung")
    path = here.folder / FILE
    with serving(here.folder, today=DAY) as served:
        contexts = [browser.new_context() for _ in range(2)]
        one, two = (Clerk(context.new_page(), served) for context in contexts)
        edits = threading.Thread(target=edit_by_hand, args=(path,))
        # Both look at once, the editor saves in between, then both press.
        begin(one, "2", {"by": "stc", "progress": "81", "note": "người thứ nhất"})
        begin(two, "2", {"by": "stc", "progress": "82", "note": "người thứ hai"})
        edits.start()
        edits.join()
        pressed = [finish(clerk) for clerk in (one, two)]
        for context in contexts:
            context.close()
    # What was shown was no longer so: nothing was written before it was shown again.
    assert pressed == ["stale", "stale"]
    text = here.text
    assert [text.count(words) for words in ("người thứ nhất", "người thứ hai")] == [1, 1]
    assert text.count("# sửa tay") == 5
    assert text.count("progress: 81") == text.count("progress: 82") == 1


def begin(clerk: Clerk, task: str, typed: dict[str, str]) -> None:
    clerk.at(f"/tasks/{task}/report")
    for key, words in typed.items():
        fill(clerk.page.locator(f"form.deed [name={key}]"), words)
    clerk.press("Xem trước khi ghi")
    clerk.page.wait_for_selector(".receipt")


def finish(clerk: Clerk) -> str:
    """Press until it is written; what the first press came to."""
    first = ""
    for _ in range(4):
        clerk.page.get_by_role("button", name="Ghi", exact=True).dblclick()
        clerk.page.wait_for_selector(".done, .stale")
        came = "done" if clerk.page.locator(".done").count() else "stale"
        first = first or came
        if came == "done":
            return first
    raise AssertionError("nothing was written")


def edit_by_hand(path: Path, times: Sequence[int] = range(5)) -> None:
    """An editor that saves a remark at the end, as editors do: another file in its place."""
    for number in times:
        copy = path.with_suffix(".tmp")
        copy.write_text(f"{path.read_text('utf-8')}# sửa tay {number}\n", "utf-8")
        copy.replace(path)
