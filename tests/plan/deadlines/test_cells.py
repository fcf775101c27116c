"""The deadline grammar against its table of cells, and what must hold for any text.

``cells.tsv``, one cell a row: the text (``\\n`` a line break), the plan's period and
the day of its document, then the reading: kind, first and last day, what recurs, whether
"trước", and the kinds of its parts where there are several; or ``refused: reason`` and the
rewrites proposed. The rows from published papers carry the reading that people gave them.
"""

import datetime as dt
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from caichcli.plan.deadlines import (
    LONGEST,
    Deadline,
    DeadlinePart,
    Recurrence,
    UnreadableDeadline,
    occurrences,
    patterns,
    read,
    reading,
)
from caichcli.plan.deadlines.tokens import bare, tokenise

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
YEAR = dt.date(2020, 1, 1), dt.date(2020, 12, 31), dt.date(2020, 3, 11)


class Row(NamedTuple):
    section: str
    cell: str
    start: dt.date
    end: dt.date
    issued: dt.date | None
    kind: str
    first: str
    due: str
    recurs: str
    before: str
    parts: str

    def read(self, cell: str | None = None) -> Deadline | UnreadableDeadline:
        return read(self.cell if cell is None else cell, self.start, self.end, self.issued)


def load() -> list[Row]:
    lines = Path(__file__).with_name("cells.tsv").read_text("utf-8")
    rows = []
    section = ""
    for line in lines.split("\n")[1:]:
        if line.startswith("#"):
            section = line.removeprefix("# ")
        elif line:
            cell, *days = line.split("\t")[:4]
            start, end, issued = (dt.date.fromisoformat(day) if day else None for day in days)
            assert start is not None
            assert end is not None
            answers = line.split("\t")[4:10]
            rows.append(Row(section, cell.replace("\\n", "\n"), start, end, issued, *answers))
    return rows


ROWS = load()
READABLE = [row for row in ROWS if not row.kind.startswith("refused")]
PLAIN = ("One day", "Months", "Quarters", "Parts of months", "Ranges")
DATED = [row for row in READABLE if row.section.startswith(PLAIN)]


def described(rule: Recurrence) -> str:
    words: list[str] = [rule.every]
    words += [f"month {rule.month}"] if rule.month else []
    words += [f"day {rule.day}"] if rule.day else []
    words += [WEEKDAYS[rule.weekday - 1]] if rule.weekday else []
    words += ["on " + " ".join(f"{d or 'end'}/{m}" for m, d in rule.days)] if rule.days else []
    return " ".join(words)


def recurs(rule: Recurrence | None) -> str:
    return " + ".join(map(described, (rule, *rule.also))) if rule else ""


def answers(reading: Deadline | UnreadableDeadline) -> tuple[str, ...]:
    """The columns that a row of the table holds."""
    if isinstance(reading, UnreadableDeadline):
        return f"refused: {reading.reason}", "", "", "", "", " | ".join(reading.readings)
    return (
        reading.kind,
        str(reading.start or ""),
        str(reading.due or ""),
        recurs(reading.recurrence),
        "yes" if reading.before else "",
        " + ".join(part.kind for part in reading.parts) if len(reading.parts) > 1 else "",
    )


def sense(reading: Deadline | UnreadableDeadline) -> tuple[object, ...]:
    """What was understood, apart from the words."""
    if isinstance(reading, UnreadableDeadline):
        return ("refused",)
    parts = tuple(replace(part, text="", action="", onward="") for part in reading.parts)
    return (reading.kind, reading.start, reading.due, reading.recurrence, reading.before, parts)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.cell[:50])
def test_table(row: Row) -> None:
    assert answers(row.read()) == row[5:]


def test_no_text_is_the_plans_period() -> None:
    deadline = read(None, *YEAR)
    assert isinstance(deadline, Deadline)
    assert (deadline.kind, deadline.start, deadline.due) == ("period", YEAR[0], YEAR[1])
    assert deadline.before is False
    assert [part.kind for part in deadline.parts] == ["period"]


def test_every_part_keeps_its_words() -> None:
    cell = (
        "- Trình UBTVQH tại Phiên họp thứ 42 (tháng 02/2020); "
        "Trong tháng 9/2020 đối với cấp tỉnh, đối với cấp xã sẽ triển khai khi hạ tầng đáp ứng."
    )
    deadline = read(cell, *YEAR)
    assert isinstance(deadline, Deadline)
    assert [part.text for part in deadline.parts] == [
        "Trình UBTVQH tại Phiên họp thứ 42 (tháng 02/2020)",
        "Trong tháng 9/2020 đối với cấp tỉnh",
        "đối với cấp xã sẽ triển khai khi hạ tầng đáp ứng",
    ]
    assert deadline.text == cell


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("Quý II", ["Quý II: "]),
        ("trình trước 31/3; ban hành trước 30/9", ["trình trước 31/3: trình",
                                                   "ban hành trước 30/9: ban hành"]),
        ("Sau khi có hướng dẫn (nếu có), hoàn thành trước 30/6/2020",
         ["Sau khi có hướng dẫn (nếu có): ", "hoàn thành trước 30/6/2020: hoàn thành"]),
        ("Xong trong năm", ["Xong trong năm: Xong"]),
        ("Ban hành trong năm", ["Ban hành trong năm: Ban hành"]),
    ],
)  # fmt: skip
def test_each_part_knows_what_is_done_by_then(cell: str, parts: list[str]) -> None:
    deadline = read(cell, *YEAR)
    assert isinstance(deadline, Deadline)
    assert [f"{part.text}: {part.action}" for part in deadline.parts] == parts


@pytest.mark.parametrize(
    ("cell", "part"),
    [
        ("Quý III/2026 (dự kiến tháng 9)", "Quý III/2026"),
        ("Tháng 6/2026 (*)", "Tháng 6/2026"),
    ],
)
def test_a_bracket_with_a_term_is_no_remark(cell: str, part: str) -> None:
    deadline = read(cell, dt.date(2026, 1, 1), dt.date(2026, 12, 31), None)
    assert isinstance(deadline, Deadline)
    assert deadline.parts[0].text == part


def test_each_part_knows_whether_it_is_before() -> None:
    cell = "trước 30/6; tháng 9/2020; quý III và quý IV/2020; trước ngày 25 hằng tháng; đột xuất"
    deadline = read(cell, *YEAR)
    assert isinstance(deadline, Deadline)
    assert [(part.kind, part.before) for part in deadline.parts] == [
        ("date", True),
        ("month", False),
        ("range", False),
        ("recurring", True),
        ("conditional", False),
    ]
    assert read("thường xuyên", *YEAR) == Deadline(
        "thường xuyên",
        "continuous",
        parts=(DeadlinePart("thường xuyên", "continuous"),),
        before=False,
    )


def test_what_was_read_once_is_read_no_more() -> None:
    assert read("Quý II/2020", *YEAR) is read("Quý II/2020", *YEAR)
    rule = Recurrence("quarter")
    assert occurrences(rule, YEAR[0], YEAR[1]) is occurrences(rule, YEAR[0], YEAR[1])


NOISE: dict[str, Callable[[str], str]] = {
    "NFD": lambda cell: unicodedata.normalize("NFD", cell),
    "upper case": str.upper,
    "lower case": str.lower,
    "blanks doubled": lambda cell: cell.replace(" ", "  "),
    "line breaks": lambda cell: f"\n{cell}\n".replace(" ", "\r\n"),
    "no-break spaces": lambda cell: cell.replace(" ", "\N{NO-BREAK SPACE}"),
    "full stop": lambda cell: cell + ".",
    "bold": lambda cell: f"**{cell}**",
    "hàng for hằng": lambda cell: cell.replace("ằng", "àng"),
    "quí for quý": lambda cell: cell.replace("uý", "uí"),
    "blank behind marks": lambda cell: cell.replace("/", " / ").replace(",", " , "),
}


@pytest.mark.parametrize("noise", NOISE)
def test_what_means_nothing_changes_nothing(noise: str) -> None:
    for row in READABLE:
        cell = NOISE[noise](row.cell)
        numbered = any(token.code for token in tokenise(row.cell))
        if noise == "line breaks" and "\n" in row.cell:
            continue  # the lines of a list are its parts
        if noise == "blank behind marks" and (numbered or row.cell.endswith("./.")):
            continue  # inside a document's number or the closing mark a blank is a slip
        assert sense(row.read(cell)) == sense(row.read()), cell


def test_blanks_between_words_and_numbers_may_be_missing() -> None:
    for row in READABLE:
        close = "".join(
            "" if mark == " " and before.isalpha() != after.isalpha() else mark
            for before, mark, after in zip(
                " " + row.cell, row.cell, row.cell[1:] + " ", strict=False
            )
        )
        if "169/QĐ" not in close and "30/2020/NĐ" not in close:
            assert sense(row.read(close)) == sense(row.read()), close


def test_without_marks_a_cell_means_the_same_or_is_refused() -> None:
    refusals = 0
    for row in READABLE:
        reading = row.read(bare(unicodedata.normalize("NFC", row.cell).lower()))
        refusals += isinstance(reading, UnreadableDeadline)
        assert sense(reading) in (("refused",), sense(row.read())), row.cell
    assert refusals < len(READABLE) / 50


def test_a_word_that_is_not_known_refuses_a_date() -> None:
    for row in DATED:
        cells = f"{row.cell} zzz", f"zzz {row.cell}", row.cell.replace(" ", " zzz ", 1)
        inside = " " in row.cell and not row.cell.startswith(("Xong", "Hoàn thành", "Dự kiến"))
        for cell in cells if inside else cells[:2]:
            assert isinstance(row.read(cell), UnreadableDeadline), cell


@pytest.mark.parametrize(
    "denial", ["không", "chưa", "trừ", "không thực hiện", "Hoãn đến", "khoảng"]
)
def test_a_denial_before_a_term_refuses_it(denial: str) -> None:
    for row in DATED:
        assert isinstance(row.read(f"{denial} {row.cell}"), UnreadableDeadline), row.cell


def test_rewrites_are_read() -> None:
    for row in ROWS:
        reading = row.read()
        if isinstance(reading, UnreadableDeadline):
            assert all(isinstance(row.read(text), Deadline) for text in reading.readings), row.cell


@pytest.mark.parametrize("day", range(2, 8))
@pytest.mark.parametrize(
    "shape", ["thứ {} hằng tuần", "Chiều thứ {}, hàng tuần", "THỨ {} mỗi tuần"]
)
def test_weekdays_are_no_years_months_or_numbers(day: int, shape: str) -> None:
    words = ("", "", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy")
    for name in (str(day), words[day], words[day].upper()):
        deadline = read(shape.replace(",", "").format(name), *YEAR)
        assert isinstance(deadline, Deadline)
        assert recurs(deadline.recurrence) == f"week {WEEKDAYS[day - 2]}"


@given(st.integers(1, 99))
def test_a_length_is_no_month(months: int) -> None:
    for cell in (f"{months:02d} tháng", f"trong {months} tháng", f"sau {months:02d} tháng"):
        assert isinstance(read(cell, *YEAR), UnreadableDeadline)
    reading = read(f"định kỳ {months:02d} tháng/lần", *YEAR)
    expected = {1: "month", 3: "quarter", 6: "half-year", 9: "nine-months", 12: "year"}
    if months in expected:
        assert isinstance(reading, Deadline)
        assert recurs(reading.recurrence) == expected[months]
    else:
        assert isinstance(reading, UnreadableDeadline)
        assert reading.reason == "interval"


@given(
    st.sampled_from(["Luật An ninh mạng", "Nghị quyết", "Kế hoạch", "Luật Đất đai năm"]),
    st.integers(1990, 2035),
)
def test_the_year_in_a_documents_name_is_no_deadline(name: str, year: int) -> None:
    for cell in (f"{name} {year}", f"Trình {name} {year}", f"Triển khai {name} {year}"):
        assert isinstance(read(cell, *YEAR), UnreadableDeadline)
    for cell in (f"Sau khi {name} {year} có hiệu lực", f"Theo {name} {year}"):
        deadline = read(cell, *YEAR)
        assert isinstance(deadline, Deadline)
        assert (deadline.kind, deadline.due) == ("conditional", None)
    deadline = read(f"Thực hiện {name} {year} trước ngày 30/6", *YEAR)
    assert isinstance(deadline, Deadline)
    assert deadline.due == dt.date(2020, 6, 30)


@pytest.mark.parametrize("number", ["I", "II", "IV", "VIII", "XIII", "XIV", "XV", "2", "14"])
def test_the_number_of_a_congress_or_session_is_no_quarter_or_month(number: str) -> None:
    for cell in (
        f"Trước Đại hội lần thứ {number} của Đảng",
        f"Từ tháng 6 đến khi kết thúc Đại hội {number}",
        f"Sau kỳ họp thứ {number}",
        f"Trình Quốc hội khóa {number} tại Kỳ họp thứ {number}",
    ):
        deadline = read(cell, *YEAR)
        assert isinstance(deadline, Deadline)
        assert (deadline.kind, deadline.due) == ("conditional", None)
    deadline = read(f"Trình Quốc hội khóa {number} tại Kỳ họp thứ {number} (tháng 5)", *YEAR)
    assert isinstance(deadline, Deadline)
    assert (deadline.kind, deadline.due) == ("month", dt.date(2020, 5, 31))


WORDS = sorted({word for row in ROWS for word in row.cell.split()})
cells = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=8).map("".join),
)
days = st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31))


@given(cells, days, days, st.none() | days)
def test_any_text_is_read_or_refused(
    cell: str, one: dt.date, other: dt.date, issued: dt.date | None
) -> None:
    period = min(one, other), max(one, other)
    answer = read(cell, *period, issued)
    assert answer.text == cell
    if isinstance(answer, UnreadableDeadline):
        assert all(isinstance(read(text, *period, issued), Deadline) for text in answer.readings)
    else:
        assert answer.parts
        assert (answer.recurrence is None) == (answer.kind != "recurring")
        assert answer.due is None or answer.kind not in ("recurring", "continuous", "conditional")
        assert answer.due is not None or answer.kind in ("recurring", "continuous", "conditional")
        assert answer.start is None or answer.due is None or answer.start <= answer.due


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4))
def test_the_work_grows_with_the_text_alone(words: list[str]) -> None:
    cell = (" ".join(words) + " ") * 1000
    trials = 0
    fit = patterns.Phrases.fit

    def counted(table: patterns.Phrases[object], text: patterns.CellText, at: int) -> object:
        nonlocal trials
        trials += 1
        return fit(table, text, at)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(patterns.Phrases, "fit", counted)
        reading.read(cell[:LONGEST], *YEAR)
    assert trials <= 200 * len(tokenise(cell[:LONGEST]))


def test_what_is_longer_than_a_cell_is_refused() -> None:
    longest = "Sau khi " + "a" * (LONGEST - 8)
    assert isinstance(read(longest, *YEAR), Deadline)
    refusal = read(longest + "a", *YEAR)
    assert isinstance(refusal, UnreadableDeadline)
    assert refusal.reason == "too-long"
