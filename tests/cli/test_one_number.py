"""One agency, one day: every output gives the same numbers, to the unit.

Each reader takes the numbers out of what one command printed or wrote, as a person would; the
figures of ``status --format json`` stand beside them.
"""

import contextlib
import csv
import datetime as dt
import io
import json
import re
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from caichcli.cli import session
from caichcli.cli.main import run
from caichcli.language.messages import sentences
from caichcli.plan.figures import CLASS_FIGURES
from tests.cli.conftest import EXAMPLE
from tests.filled_forms import Sheet
from tests.markdown_tables import tables
from tests.random_plans import AGENCIES, GROUPS, Data, plan_data, register_data

CLASSES = tuple(name for name in CLASS_FIGURES.values() if name != "cancelled")
TODAY = dt.date(2026, 7, 1)
Figures = dict[str, int]
OPEN = ("in-term", "overdue", "continuous", "undated")
WORDS = sentences("vi")
# A dozen commands an example: few of them here, a twelfth of what `make test-long` looks for.
EXAMPLES = max(5, settings().max_examples // 12)


def said(folder: Path, *words: str) -> str:
    """What ``caich`` prints in a folder; nothing where there is nobody to urge or to ask."""
    out, err = io.StringIO(), io.StringIO()
    with (
        pytest.MonkeyPatch.context() as patch,
        contextlib.chdir(folder),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        patch.setattr(session, "today", lambda: TODAY)
        code = run(words)
    assert code == 0 or words[1] in ("letters", "out"), (words, err.getvalue())
    return out.getvalue()


class Desk:
    """A workspace asked about one agency on one day."""

    def __init__(self, folder: Path, agency: str, day: dt.date, standing: str | None) -> None:
        self.folder, self.agency, self.day = folder, agency, day
        self.standing_agency = standing
        register = json.loads(said(folder, "agencies", "-f", "json"))
        self.groups = {each["id"] for each in register["groups"]}
        bodies = (*register["agencies"], *register["groups"])
        self.name = next(each["name"] for each in bodies if each["id"] == agency)

    def ask(self, *words: str) -> str:
        return said(self.folder, *words, "--agency", self.agency, "--as-of", self.day.isoformat())

    def by_period(self) -> set[str]:
        """The tasks for whose term the plan's period stands in, as a list marks them."""
        rows = self.ask("list").splitlines()
        return {row.split()[0] for row in rows if row.startswith("  ") and "(*)" in row}

    def exported(self, ending: str, *words: str) -> Path:
        path = self.folder / f"ra.{ending}"
        self.ask("export", "-o", str(path), "--force", *words)
        return path

    def form(self) -> set[str]:
        """The tasks that the agency's form of the year asks for; a group is sent none."""
        folder = self.folder / "bieu"
        self.ask("forms", "out", "-o", str(folder), "--force", "--period", f"{self.day.year}")
        forms = [Sheet(path) for path in folder.glob("*.xlsx")]
        return {key.partition("/")[0] for sheet in forms for key in sheet.rows}

    def tasks(self, *words: str) -> list[Data]:
        found: list[Data] = json.loads(self.ask("list", *words, "-f", "json"))["tasks"]
        return found


def number(text: str) -> int:
    return int(text.replace(".", ""))


def of_classes(classes: list[str]) -> Figures:
    """The figures of tasks by the ids of their classes."""
    count = Counter(CLASS_FIGURES[class_] for class_ in classes)  # type: ignore[index]
    total = sum(count.values()) - count["cancelled"]
    return {"total": total, "cancelled": count["cancelled"], **{key: count[key] for key in CLASSES}}


def status_text(desk: Desk) -> Figures:
    """The block of figures, with what makes up each."""
    text = desk.ask("status")

    def first(pattern: str) -> tuple[int, ...]:
        found = re.search(pattern, text)
        return tuple(map(number, found.groups())) if found else (0,)

    total, direct, via, supported = first(
        r"Tổng số nhiệm vụ +(\d+) +\(trực tiếp (\d+), qua nhóm (\d+); phối hợp (\d+)"
    )
    assert total == direct + via
    done, on_time = first(r"\n  Hoàn thành +(\d+) +\(đúng hạn (\d+)")
    (undated,) = first(r"\n  Hoàn thành .*; chưa xác định ngày (\d+)\)")
    not_done, in_term, overdue = first(r"Chưa hoàn thành +(\d+) +\(trong hạn (\d+), quá hạn (\d+)")
    assert not_done == in_term + overdue
    return {
        "total": total,
        "supported": supported,
        "done_on_time": on_time,
        "done_late": done - on_time - undated,
        "done_undated": undated,
        "in_term": in_term,
        "overdue": overdue,
        "continuous": first(r"Nhiệm vụ thường xuyên +(\d+)")[0],
        "undated": first(r"Nhiệm vụ không có thời hạn +(\d+)")[0],
        "suspended": first(r"\n  Tạm dừng thực hiện +(\d+)")[0],
        "cancelled": first(r"đưa ra khỏi kế hoạch +(\d+)")[0],
    }


def list_text(desk: Desk) -> Figures:
    text = desk.ask("list")
    found = re.search(r"(\d+) NHIỆM VỤ(?: .*khỏi kế hoạch (\d+))?", text)
    assert found
    return {"total": number(found[1]), "cancelled": number(found[2] or "0")}


def list_json(desk: Desk) -> Figures:
    supported = of_classes([task["class"] for task in desk.tasks("--role", "support")])["total"]
    figures = of_classes([task["class"] for task in desk.tasks()])
    return {**figures, "supported": supported}


def overdue_text(desk: Desk) -> Figures:
    found = re.search(r"(\d+) NHIỆM VỤ CHƯA HOÀN THÀNH, QUÁ HẠN", desk.ask("overdue"))
    assert found
    return {"overdue": number(found[1])}


def overdue_json(desk: Desk) -> Figures:
    return {"overdue": len(json.loads(desk.ask("overdue", "-f", "json"))["tasks"])}


def weekly(desk: Desk) -> Figures:
    results = next(tables(desk.ask("render", "weekly")))
    rows = {row[""].partition(" (")[0]: number(row["Tuần này"]) for row in results.rows}
    return {
        "total": rows["Tổng số nhiệm vụ đang theo dõi"],
        "done_on_time": rows["– Hoàn thành đúng hạn"],
        "done_late": rows["– Hoàn thành quá hạn"],
        "done_undated": rows.get("– Hoàn thành, chưa xác định ngày", 0),
        "in_term": rows["– Chưa hoàn thành, trong hạn"],
        "overdue": rows["– Chưa hoàn thành, quá hạn"],
        "continuous": rows["Nhiệm vụ thường xuyên"],
        "undated": rows["Nhiệm vụ không có thời hạn"],
        "suspended": rows["Tạm dừng thực hiện"],
        "cancelled": rows["Ngoài tổng số: đưa ra khỏi kế hoạch"],
    }


def weekly_page(desk: Desk) -> Figures:
    text = desk.ask("render", "weekly", "-f", "html")
    return {
        key: number(re.sub("<[^>]*>", "", cell))
        for key, cell in re.findall(r'data-figure="(\w+)">(.*?)</t?d', text)
        if key in (*CLASSES, "total", "cancelled")
    }


def brief(desk: Desk) -> Figures:
    """The sentence of the result, and the headings of what is late and what falls due."""
    text = desk.ask("render", "brief")

    def first(pattern: str) -> tuple[int, ...]:
        found = re.search(pattern, text)
        return tuple(map(number, found.groups())) if found else (0, 0)

    done, due = first(r"\*\*([\d.]+)/([\d.]+) nhiệm vụ đến hạn đã hoàn thành")
    (overdue,) = first(r"\n## Nhiệm vụ chưa hoàn thành, quá hạn \(([\d.]+)\)")
    (due_soon,) = first(r"\n## Đến hạn trong 15 ngày tới \(([\d.]+)\)")
    assert first(r"; ([\d.]+) nhiệm vụ chưa hoàn thành, quá hạn")[0] == overdue
    assert first(r"; ([\d.]+) nhiệm vụ đến hạn trong 15 ngày tới") == (due_soon,)
    assert due == done + overdue
    return {"done": done, "overdue": overdue, "due_soon": due_soon}


def brief_page(desk: Desk) -> Figures:
    """The list of tasks that is folded under the leader's page: a class a row."""
    page = desk.ask("render", "brief", "-f", "html")
    keys = dict(zip("dlniocusx", CLASS_FIGURES.values(), strict=True))
    count = Counter(keys[mark] for mark in re.findall(r'<tr id="task-[^"]*" class="(\w)', page))
    total = sum(count.values()) - count["cancelled"]
    return {"total": total, "cancelled": count["cancelled"], **{key: count[key] for key in CLASSES}}


def sheet(desk: Desk) -> Figures:
    text = desk.ask("render", "sheet")
    found = re.search(
        r"\*\*(\d+) nhiệm vụ chủ trì\*\* \(trực tiếp (\d+), qua nhóm (\d+)\): "
        r"hoàn thành đúng hạn (\d+), hoàn thành quá hạn (\d+), "
        r"(?:hoàn thành chưa xác định ngày (\d+), )?chưa hoàn thành trong hạn (\d+), "
        r"\*\*chưa hoàn thành quá hạn (\d+)\*\*, thường xuyên (\d+), không có thời hạn (\d+), "
        r"tạm dừng (\d+)\.(?: Ngoài tổng số: đưa ra khỏi kế hoạch (\d+)\.)? Phối hợp: (\d+)",
        text,
    )
    assert found
    total, direct, via, *classes = [number(text or "0") for text in found.groups()]
    assert total == direct + via
    keys = (*CLASSES, "cancelled", "supported")
    return {"total": total, **dict(zip(keys, classes, strict=True))}


def filter_of_page(desk: Desk) -> Figures:
    """What the list of tasks of the whole plan's page shows once the agency is chosen."""
    page = said(desk.folder, "render", "weekly", "--as-of", desk.day.isoformat(), "-f", "html")
    options = re.findall(
        r'<option value="([ahs]\d+)"(?: data-rest="([^"]*)")?>([^<]*)</option>', page
    )
    values = {label: (value, rest.split()) for value, rest, label in options}
    rows = re.findall(r'<tr id="task-[^"]*" class="([^"]*)"', page)

    def letters(label: str) -> list[str]:
        """Of each row the letter of its own mark, else of one for many that stand alike."""
        own, rest = values.get(label, ("none", []))
        return [letter for row in rows for letter in of_row(row.split(), own, rest)]

    def of_row(marks: list[str], own: str, rest: list[str]) -> list[str]:
        letters = [mark[-1] for mark in marks if re.fullmatch(f"{own}[a-z]", mark)]
        return letters or [mark[-1] for mark in marks if mark[:-1] in rest]

    keys = dict(zip("dlniocusx", CLASS_FIGURES.values(), strict=True))
    count = Counter(keys[letter] for letter in letters(desk.name))
    total = sum(count.values()) - count["cancelled"]
    supported = sum(letter != "x" for letter in letters(f"{desk.name} (phối hợp)"))
    beside = {"total": total, "cancelled": count["cancelled"], "supported": supported}
    return {**beside, **{key: count[key] for key in CLASSES}}


def by_class_in_words(labels: list[str]) -> Figures:
    ids = {WORDS[f"words.class_{class_}"]: class_ for class_ in CLASS_FIGURES}
    return of_classes([ids[label] for label in labels])


def export_csv(desk: Desk) -> Figures:
    def labels(*words: str) -> list[str]:
        text = desk.exported("csv", *words).read_text(encoding="utf-8-sig")
        rows = csv.DictReader(io.StringIO(text))
        return [row["Phân loại"] for row in rows]

    supported = by_class_in_words(labels("--role", "support"))["total"]
    return {**by_class_in_words(labels()), "supported": supported}


def export_xlsx(desk: Desk) -> Figures:
    tasks, figures = load_workbook(desk.exported("xlsx")).worksheets
    rows = [[cell.value for cell in row] for row in tasks.iter_rows()]
    top = next(number for number, row in enumerate(rows) if row[0] == "Mã")
    column = rows[top].index("Phân loại")
    found = by_class_in_words([str(row[column]) for row in rows[top + 1 :] if row[0]])
    printed = [[cell.value for cell in row] for row in figures.iter_rows()]
    whole = next(row for row in printed if row[0] == WORDS["export.all-tasks"])
    assert whole[1] == found["total"]
    return found


def export_json(desk: Desk) -> Figures:
    tasks = json.loads(desk.exported("json").read_text(encoding="utf-8"))["tasks"]
    return of_classes([task["class"] for task in tasks])


READERS: list[Callable[[Desk], Figures]] = [
    status_text,
    list_text,
    list_json,
    overdue_text,
    overdue_json,
    weekly,
    weekly_page,
    brief,
    brief_page,
    sheet,
    filter_of_page,
    export_csv,
    export_xlsx,
    export_json,
]


def figures(desk: Desk) -> Figures:
    """The figures of the machine, with all that are done together."""
    found: Figures = json.loads(desk.ask("status", "-f", "json"))["totals"]
    done = sum(found[key] for key in ("done_on_time", "done_late", "done_undated"))
    return {**found, "done": done}


def agree(desk: Desk) -> None:
    expected = figures(desk)
    for reader in READERS:
        found = reader(desk)
        assert found == {key: expected[key] for key in found}, (reader.__name__, desk.agency)
    waiting_proposals(desk)
    urged(desk)
    asked_for(desk)
    in_calendar(desk)


def waiting_proposals(desk: Desk) -> None:
    """One count of proposals without an answer, with those of tasks that are done beside it."""
    found = json.loads(desk.ask("problems", "-f", "json"))["problems"]
    waiting = [x for x in found if x["kind"] == "proposal" and x["answered"] is None]
    expected = (len(waiting), sum(x["finished"] for x in waiting))
    beside = r"(?:, trong đó (\d+) của nhiệm vụ đã hoàn thành)?"
    in_heading = r"chưa có ý kiến: vướng mắc \d+, kiến nghị (\d+)" + beside
    brief, weekly = desk.ask("render", "brief"), desk.ask("render", "weekly")
    places = [
        (in_heading, desk.ask("problems")),
        (in_heading, weekly),
        (r"Cần cho ý kiến: (\d+) kiến nghị" + beside, weekly),
        (in_heading, desk.ask("render", "sheet")),
        (r"Cần cho ý kiến \((\d+)" + beside, brief),
        (r"(\d+) kiến nghị cần cho ý kiến" + beside, brief),
    ]
    for pattern, text in places:
        match = re.search(pattern, text)
        if match is None:  # nothing is said of none
            assert expected[0] == 0, pattern
        else:
            assert tuple(number(part or "0") for part in match.groups()) == expected, pattern
    listed = brief.partition("## Cần cho ý kiến")[2].partition("\n## ")[0]
    shown = len(re.findall(r"^\d+\. ", listed, re.MULTILINE))
    withdrawn = sum(x["withdrawn"] for x in waiting)
    assert shown == min(expected[0] - expected[1] - withdrawn, 3)


def urged(desk: Desk) -> None:
    """A letter is about what is overdue by a term set for it; who writes them gets none."""
    own_term = [t for t in desk.tasks("--class", "overdue") if t["id"] not in desk.by_period()]
    letters = desk.ask("render", "letters")
    found = re.search(r"còn \*\*(\d+) nhiệm vụ chưa hoàn thành, quá hạn", letters)
    if found and f"**Kính gửi:** {desk.name}." in letters:
        assert number(found[1]) == len(own_term)
    else:
        assert not own_term or desk.agency in (desk.standing_agency, *desk.groups)


def asked_for(desk: Desk) -> None:
    """A form asks for all that is open, of a recurring task for what falls due in the period."""
    tasks = {task["id"]: task for task in desk.tasks()}
    open_ = {id_ for id_, task in tasks.items() if task["class"] in OPEN}
    asked = desk.form()
    if desk.agency in desk.groups:
        assert not asked
        return
    remedies = json.loads(desk.ask("shortcomings", "-f", "json"))["shortcomings"]
    assert asked <= open_ | {each["id"] for each in remedies if each["class"] in OPEN}
    assert all(tasks[id_]["deadline_kind"] == "recurring" for id_ in open_ - asked)


def in_calendar(desk: Desk) -> None:
    """The calendar holds what has a term of its own; what is stopped is told apart, or left out."""
    tasks = {task["id"]: task for task in desk.tasks()}
    dated = {
        id_
        for id_, task in tasks.items()
        if task["due"] and id_ not in desk.by_period()
        if task["class"] not in ("suspended", "cancelled")
    }
    events = desk.exported("ics").read_bytes().decode().replace("\r\n ", "")
    live = [event for event in events.split("BEGIN:VEVENT")[1:] if "STATUS:CANCELLED" not in event]
    found = {re.search(r"SUMMARY:.*?([IVX]+\.\d+)\. ", event)[1] for event in live}  # type: ignore[index]
    assert found == dated


@pytest.fixture
def example(tmp_path: Path) -> Path:
    folder = tmp_path / "so"
    (folder / "plans").mkdir(parents=True)
    for name in ("2019.yaml", "2020.yaml", "agencies.yaml"):
        text = (EXAMPLE / "plans" / name).read_text(encoding="utf-8")
        (folder / "plans" / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "agency",
    ["bo-a", "bo-b", "bo-f", "tinh-x", "tp-z", "cac-tinh", "so-k"],
)
def test_an_agency_s_outputs_of_one_day_agree(example: Path, agency: str) -> None:
    agree(Desk(example, agency, dt.date(2020, 6, 28), "bo-a"))


@given(plan_data(), register_data(), st.data())
@settings(max_examples=EXAMPLES, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_a_random_plan_s_outputs_agree(plan: Data, register: Data, data: st.DataObject) -> None:
    issued = dt.date.fromisoformat(plan["plan"]["document"]["date"])
    day = data.draw(st.dates(issued, dt.date(issued.year, 12, 31)))
    agency = data.draw(st.sampled_from([*AGENCIES, *GROUPS]))
    with tempfile.TemporaryDirectory() as folder:
        plans = Path(folder) / "plans"
        plans.mkdir()
        # JSON is YAML too.
        (plans / "agencies.yaml").write_text(json.dumps(register), encoding="utf-8")
        (plans / "plan.yaml").write_text(json.dumps(plan), encoding="utf-8")
        agree(Desk(Path(folder), agency, day, plan["plan"].get("standing_agency")))
