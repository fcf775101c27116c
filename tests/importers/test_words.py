"""What holds for any table: no word is lost, the order of columns means nothing."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from caichcli.files.yaml import reader
from caichcli.importers.drafts import plan_text
from caichcli.importers.drafts.draft import Draft, Terms
from caichcli.importers.drafts.plan_text import Head
from caichcli.importers.grids.grid import Cell, Grid, Source
from caichcli.importers.task_tables import builder, candidates, numbers
from caichcli.importers.task_tables.evidence import Evidence
from tests.importers.imported import REGISTER, areas
from tests.importers.layouts import CASES, LAYOUTS, Rows, fill

COLUMNS = {
    "TT": st.sampled_from(["", "1", "2.", "I", "A", "1.1", "a)", "-", "I.", "ghi chú"]),
    "Nhiệm vụ": st.sampled_from(
        [
            "",
            "Rà soát",
            "a) Phần một",
            "của pháp luật",
            "I. NHÓM",
            "- Ý",
            "Ghi chú: x",
            "Nhiệm vụ",
            "Nhiệm vụ tổng hợp",
        ]
    ),
    "Cơ quan chủ trì": st.sampled_from(
        [
            "",
            "Bộ Nội vụ",
            "-nt-",
            "và Đào tạo",
            "Bộ Y tế; VTV",
            "các sở",
            "123",
            "nt",
            "Cơ quan báo chí",
            "Bộ Nội vụ chủ trì",
        ]
    ),
    "Phối hợp": st.sampled_from(["", "Bộ Tài chính", "các bộ, ngành", "x\ufffdy"]),
    "Thời hạn": st.sampled_from(["", "2026", "Quý II/2026", "31/6/2026", "Thường xuyên", "tiếp"]),
    "Kinh phí": st.sampled_from(["", "5 tỷ", "–"]),
    "Ghi chú": st.sampled_from(["", "xem lại", "Theo Luật"]),
}
HEADINGS = list(COLUMNS)
MERGES = st.sampled_from(["", "", "", "", "", "^", "<"])


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Tables of any rows under a heading, with merged cells here and there."""
    count = draw(st.integers(1, 8))
    rows: Rows = [HEADINGS]
    for at in range(count):
        row = []
        for column, heading in enumerate(HEADINGS):
            merge = draw(MERGES)
            if (merge == "^" and at) or (merge == "<" and column):
                row.append(merge)
            else:
                row.append(draw(COLUMNS[heading]))
        rows.append(row)
    return grid(rows)


def grid(rows: Rows) -> Grid:
    """A grid of rows in the notation of the layouts; what is merged nowhere is empty."""
    cells: list[list[Cell | None]] = [[None] * len(row) for row in rows]

    def write(at: int, column: int, text: str) -> None:
        if cells[at][column] is None:
            cells[at][column] = Cell(text, at, column)

    for top, left, bottom, right in fill(rows, write):
        corner = cells[top][left]
        for line in cells[top : bottom + 1]:
            line[left : right + 1] = [corner] * (right + 1 - left)
    whole = tuple(
        tuple(cell or Cell("", at, column) for column, cell in enumerate(line))
        for at, line in enumerate(cells)
    )
    return Grid("word", 1, whole, tuple(range(1, len(rows) + 1)))


def built(table: Grid) -> Draft:
    choice = candidates.choose(Source((table,)), [], REGISTER)
    assert isinstance(choice, candidates.TaskTable)
    return builder.build(choice, REGISTER, Terms())


@given(grids())
@settings(max_examples=200)
def test_every_word_is_somewhere(table: Grid) -> None:
    draft = built(table)
    there = {id(cell): cell for row in table.rows for cell in row}.values()
    assert draft.words.total == sum(cell.words for cell in there)
    # What is said to be left out or refused is shown, word for word.
    count = sum(len(left.text.split()) for verdict in draft.verdicts for left in verdict.left)
    assert count == draft.words.ignored + draft.words.refused


@given(grids())
def test_a_draft_reads_back_as_it_was_made(table: Grid) -> None:
    draft = built(table)
    text = plan_text.write(Head("x", "Kế hoạch"), draft, "chưa có", "Bản thảo")
    document = reader.read(text, "")
    data: Any = document.data
    assert document.findings == ()
    assert data["tasks"] == list(draft.tasks)
    assert data["areas"] == list(draft.areas)
    ids = [task["id"] for task in draft.tasks]
    assert len(set(ids)) == len(ids)
    assert {task["area"] for task in draft.tasks} <= {area["id"] for area in draft.areas}


@given(st.sampled_from(CASES), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_of_columns_means_nothing(case: tuple[str, str], random: Any) -> None:
    rows = LAYOUTS[case[0]].rows
    if LAYOUTS[case[0]].is_merged or rows[0][0] == "":
        return
    order = list(range(len(rows[0])))
    random.shuffle(order)
    turned = built(grid([[row[at] for at in order] for row in rows]))
    straight = built(grid(rows))
    assert (areas(turned), turned.tasks) == (areas(straight), straight.tasks)


@given(grids())
@settings(max_examples=200)
def test_what_is_taken_is_in_the_draft(table: Grid) -> None:
    draft = built(table)
    leftovers = [one.text for verdict in draft.verdicts for one in verdict.left]
    text = plan_text.write(Head("x"), draft, "", "")
    data: Any = reader.read(text, "").data
    records = str([*data["areas"], *data["tasks"]])
    for row in table.rows[1:]:
        for column in ("Nhiệm vụ", "Thời hạn", "Ghi chú"):
            cell = row[HEADINGS.index(column)]
            if column != "Nhiệm vụ" and cell in row[2:4]:
                continue  # merged with an agency, which the draft holds by its id
            inner = numbers.before(cell.text)
            words = inner[1] if inner else cell.text
            assert cell.row == 0 or cell.text in leftovers or repr(words)[1:-1] in records, (
                cell.text
            )


@given(grids())
def test_no_term_and_no_agency_is_passed_over_in_silence(table: Grid) -> None:
    evidence = Evidence(REGISTER)
    for verdict in built(table).verdicts:
        if verdict.result == "ignored":
            row = table.rows[verdict.row - 1]
            texts = [cell.text for cell in row if cell.row == verdict.row - 1]
            assert not [text for text in texts if evidence.of_text(text)]
