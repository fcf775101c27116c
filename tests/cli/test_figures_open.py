"""Every figure of a report can be checked by hand: the rows add up, ``list`` gives its tasks.

The annex of a report names every task under its class; the tables by area and by agency are
opened with it.
"""

import datetime as dt
import json
import re
import shlex
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLE, REAL, Ask
from tests.markdown_tables import Row, Table, tables

CLASSES = {
    "HT đúng hạn": "done_on_time",
    "HT quá hạn": "done_late",
    "Chưa HT, trong hạn": "in_term",
    "Chưa HT, quá hạn": "overdue",
    "Thường xuyên": "continuous",
    "Không thời hạn": "undated",
    "Tạm dừng": "suspended",
}
NOBODY = "Văn bản không nêu cơ quan chủ trì"
# How the annex names a class, and how ``list`` does.
IN_ANNEX = {
    "Hoàn thành đúng hạn": "done_on_time",
    "Hoàn thành quá hạn": "done_late",
    "Chưa hoàn thành, trong hạn": "in_term",
    "Chưa hoàn thành, quá hạn": "overdue",
    "Nhiệm vụ thường xuyên": "continuous",
    "Nhiệm vụ không có thời hạn": "undated",
    "Tạm dừng thực hiện": "suspended",
    "Đưa ra khỏi kế hoạch": "cancelled",
}
ON_PERIODS = [
    "weekly --week 2020-W26",
    "weekly --week 2020-W26 --agency bo-b",
    "weekly --week 2020-W26 --agency bo-b --agency tinh-x",
    "monthly --month 2020-06",
    "monthly --month 2020-06 --cutoff calendar",
    "quarterly --quarter 2020-Q2 --agency cac-tinh",
    "half-year --half 2020-H1",
    "nine-month --year 2020",
    "yearly --year 2020",
    "period --from 1/3/2020 --to 20/7/2020",
]
OTHERS = ["brief --as-of 28/6/2020", "overdue --as-of 28/6/2020", "overdue --month 2020-11"]


def written(ask: Ask, words: str) -> str:
    answer = ask("render", *words.split(), at=EXAMPLE)
    assert (answer.code, answer.err) == (0, "")
    return answer.out


def by_title(found: Iterator[Table], first: str, second: str) -> Table:
    return next(table for table in found if table.titles[:2] == (first, second))


def shown_rate(rate: dict[str, float]) -> str:
    """A rate of ``status --format json`` as reports print it: 61,90% (13/21)."""
    percent = f"{rate['percent']:.2f}%".replace(".", ",")
    return f"{percent} ({rate['numerator']}/{rate['denominator']})"


def rates_of(text: str) -> list[str]:
    """The rates of a report's own period, as it prints them."""
    table = next(table for table in tables(text) if table.titles[0] == "Tỷ lệ")
    return [row[table.titles[-1]] for row in table.rows]


def listed(ask: Ask, command: str) -> list[str]:
    program, *words = shlex.split(command.strip("`"))
    assert program == "caich"
    answer = ask(*words, "--format", "json", at=EXAMPLE)
    assert answer.code == 0, answer.err
    return sorted(task["id"] for task in json.loads(answer.out)["tasks"])


def visible(text: str) -> str:
    """A paper as it is read: without the comment that holds its provenance."""
    return "".join(line for line in text.splitlines(True) if not line.startswith("<!--"))


def day_of(text: str) -> str:
    """The day of a report's figures, the same wherever the report names it."""
    (day,) = set(re.findall(r"[Ss]ố liệu tính đến hết ngày ([0-9/]+)", visible(text)))
    return str(day)


def in_vietnamese(day: dt.date) -> str:
    month = f"{day.month:02}" if day.month < 3 else day.month
    return f"tính đến hết ngày {day.day:02}/{month}/{day.year}"


def agencies_of(words: str) -> list[str]:
    return re.findall(r"(?<=--agency )\S+", words)


def by_class(text: str) -> dict[str, dict[str, Row]]:
    """The tasks of the annex by their class, each under its id."""
    _, annex = text.split("\n## Phụ lục")
    (table,) = tables(annex)
    classes: dict[str, dict[str, Row]] = {}
    numbers: dict[str, int] = {}
    for row in table.rows:
        if row["Mã"]:
            classes[[*classes][-1]][row["Mã"]] = row
        else:
            label, number = row["Nhiệm vụ"].rstrip(")").rsplit(" (", 1)
            classes[IN_ANNEX[label]], numbers[IN_ANNEX[label]] = {}, int(number)
    assert {name: len(rows) for name, rows in classes.items()} == numbers
    return classes


@pytest.mark.parametrize("words", ON_PERIODS)
def test_the_rows_by_area_add_up(ask: Ask, words: str) -> None:
    table = by_title(tables(written(ask, words)), "Nhóm nhiệm vụ", "Tổng số")
    *areas, total = table.rows
    for title in table.titles[1:]:
        assert sum(int(row[title]) for row in areas) == int(total[title]), title
    for row in table.rows:
        dated = [int(row[title]) for title in list(CLASSES)[:4]]
        assert sum(dated) == int(row["Có thời hạn"])
        assert sum(int(row[title]) for title in CLASSES) == int(row["Tổng số"])


@pytest.mark.parametrize("words", ON_PERIODS)
def test_the_figures_are_those_of_status(ask: Ask, words: str) -> None:
    out = written(ask, words)
    narrowed = [word for id_ in agencies_of(words) for word in ("--agency", id_)]
    answer = ask("status", *narrowed, "--as-of", day_of(out), "--format", "json", at=EXAMPLE)
    status = json.loads(answer.out)
    total = by_title(tables(out), "Nhóm nhiệm vụ", "Tổng số").rows[-1]
    assert {name: int(total[title]) for title, name in CLASSES.items()} == {
        name: status["totals"][name] for name in CLASSES.values()
    }
    register = json.loads(ask("agencies", "--format", "json", at=EXAMPLE).out)
    names = {each["id"]: each["name"] for each in (*register["agencies"], *register["groups"])}
    columns = {"Tổng số": "total", **CLASSES}
    figures = {
        names.get(row["agency"], NOBODY): {title: row[key] for title, key in columns.items()}
        for row in status["by_agency"]
    }
    turns = {title: sum(row[title] for row in figures.values()) for title in columns}
    *rows, last = by_title(tables(out), "Cơ quan chủ trì", "Tổng số").rows
    for row in rows:
        name, count = row["Cơ quan chủ trì"], {title: int(row[title]) for title in columns}
        if name.startswith("Các cơ quan còn lại"):
            assert name == f"Các cơ quan còn lại ({len(figures):02})"
            assert count == {title: sum(x[title] for x in figures.values()) for title in columns}
            figures.clear()
        else:
            assert count == figures.pop(name), name
    assert not figures
    assert {title: int(last[title]) for title in columns} == turns
    several = turns["Tổng số"] != status["totals"]["total"]
    assert last["Cơ quan chủ trì"] == ("Tổng số (lượt)" if several else "Tổng số")
    assert rates_of(out) == [shown_rate(rate) for rate in status["rates"].values()]


@pytest.mark.parametrize("words", ["monthly --month 2020-06", "yearly --year 2020 -a bo-f"])
def test_all_five_rates_are_those_of_status(ask: Ask, words: str) -> None:
    day = "2020-06-14" if "monthly" in words else "2020-12-14"
    agency = ["-a", "bo-f"] if "bo-f" in words else []
    status = json.loads(ask("status", *agency, "--as-of", day, "-f", "json", at=EXAMPLE).out)
    assert len(status["rates"]) == 5
    assert rates_of(written(ask, words)) == [shown_rate(x) for x in status["rates"].values()]


OPENED = """\
{% for key in ("total", "dated", "done", "done_on_time", "overdue", "in_term", "continuous") -%}
{{ report | command(key) }};{{ report.now.totals[key] | sort | join(",") }}
{% endfor -%}
{% for row in report.now.by_area -%}
{{ report | command("overdue", area=row.area.id) }};{{ row.figures.overdue | sort | join(",") }}
{% endfor -%}
{% for row in report.by_agency if row.agency and not report.agencies -%}
{{ report | command("total", agency=row.agency, role="direct") }};\
{{ row.figures.total | sort | join(",") }}
{% endfor -%}
{% for band in report.bands if report.overdue -%}
{{ report | band_command(loop.index0) }};{{ band[1] | sort | join(",") }}
{% endfor -%}
"""


@pytest.mark.parametrize("words", ["weekly --week 2020-W26", "weekly --week 2020-W26 -a bo-b"])
def test_the_commands_of_an_own_template_list_the_very_tasks(
    ask: Ask, tmp_path: Path, words: str
) -> None:
    place = shutil.copytree(EXAMPLE, tmp_path / "own")
    (place / "templates" / "vi").mkdir(parents=True)
    (place / "templates" / "vi" / "weekly.md.j2").write_text(OPENED, "utf-8")
    answer = ask("render", *words.split(), at=place)
    assert answer.code == 0, answer.err
    lines = [line for line in answer.out.splitlines() if line.startswith("caich list")]
    assert len(lines) > 10
    for line in lines:
        command, _, behind = line.partition(";")
        assert listed(ask, command) == sorted(filter(None, behind.split(","))), command


@pytest.mark.parametrize("words", ON_PERIODS)
def test_the_annex_opens_the_table_by_area(ask: Ask, words: str) -> None:
    out = written(ask, words)
    annex = by_class(out)
    *areas, total = by_title(tables(out), "Nhóm nhiệm vụ", "Tổng số").rows
    for row in areas:
        area = row["Nhóm nhiệm vụ"].partition(".")[0]
        assert {name: int(row[title]) for title, name in CLASSES.items()} == {
            name: sum(id_.partition(".")[0] == area for id_ in annex.get(name, ()))
            for name in CLASSES.values()
        }, area
    in_total = [id_ for name in CLASSES.values() for id_ in annex.get(name, ())]
    assert len(set(in_total)) == len(in_total) == int(total["Tổng số"])


def counts_by_agency(text: str) -> dict[str, dict[str, int]]:
    """The figures of each agency that has a row of its own, by class."""
    return {
        row["Cơ quan chủ trì"]: {name: int(row[title]) for title, name in CLASSES.items()}
        for row in by_title(tables(text), "Cơ quan chủ trì", "Tổng số").rows
        if not row["Cơ quan chủ trì"].startswith(("Tổng số", "Các cơ quan còn lại"))
    }


def behind(ask: Ask, agency: str, *words: str) -> dict[str, set[str]]:
    """The tasks that ``list`` names for an agency, by class."""
    answer = ask("list", "--agency", agency, *words, "--format", "json", at=EXAMPLE)
    classes = {name: set[str]() for name in IN_ANNEX.values()}
    for task in json.loads(answer.out)["tasks"]:
        classes[task["class"].replace("-", "_")].add(task["id"])
    return {name: classes[name] for name in CLASSES.values()}


@pytest.mark.parametrize("words", [words for words in ON_PERIODS if not agencies_of(words)])
def test_the_annex_opens_the_table_by_agency(ask: Ask, words: str) -> None:
    out = written(ask, words)
    annex = by_class(out)
    counts = counts_by_agency(out)
    assert len(counts) > 5
    for agency, count in counts.items():
        led = {
            name: {
                id_
                for id_, row in annex.get(name, {}).items()
                if agency in row["Chủ trì"].split("; ")
            }
            for name in CLASSES.values()
        }
        assert {name: len(ids) for name, ids in led.items()} == count, agency
        if agency != NOBODY:
            assert led == behind(ask, agency, "--role", "direct", "--as-of", day_of(out)), agency


@pytest.mark.parametrize("words", [words for words in ON_PERIODS if agencies_of(words)])
def test_the_annex_of_some_agencies_opens_their_table(ask: Ask, words: str) -> None:
    """A task that two agencies share may be of another class for each of them."""
    out = written(ask, words)
    annex = by_class(out)
    counts = counts_by_agency(out)
    assert len(counts) == len(agencies_of(words))
    lists = [behind(ask, agency, "--as-of", day_of(out)) for agency in counts]
    assert [{name: len(ids) for name, ids in each.items()} for each in lists] == [*counts.values()]
    in_annex = {name: {*annex.get(name, ())} for name in CLASSES.values()}
    assert set().union(*in_annex.values()) == set().union(*(x for y in lists for x in y.values()))
    if len(lists) == 1:
        assert lists == [in_annex]


def test_a_letter_lists_what_its_agency_has_overdue(ask: Ask) -> None:
    out = ask("render", "letters", "--as-of", "28/6/2020", at=EXAMPLE).out
    letters = out.split("\n**Kính gửi:**")[1:]
    assert len(letters) == 8
    for letter in letters:
        table = next(tables(letter))
        agency = letter.split("\n")[0].strip(" .*")
        command = f'caich list --class overdue --as-of 28/6/2020 --agency "{agency}"'
        assert listed(ask, command) == sorted(row["Mã"] for row in table.rows)
        assert f"còn **{len(table.rows):02} nhiệm vụ chưa hoàn thành, quá hạn**" in letter


def test_a_sheet_lists_what_its_agency_leads_and_supports(ask: Ask) -> None:
    out = ask("render", "sheet", "--agency", "bo-a", "--as-of", "28/6/2020", at=EXAMPLE).out
    led, supported, *_ = tables(out)
    for table, role in ((led, "lead"), (supported, "support")):
        command = f"caich list --as-of 28/6/2020 --agency bo-a --role {role}"
        assert listed(ask, command) == sorted(row["Mã"] for row in table.rows)


@pytest.mark.parametrize("words", [*ON_PERIODS, *OTHERS, "letters", "sheet --agency bo-b"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_it_says_what_it_is_made_of(ask: Ask, words: str, lang: str) -> None:
    out = ask("render", *words.split(), "--lang", lang, at=EXAMPLE).out
    paper = visible(out)
    assert "Kế hoạch minh họa năm 2020" in paper
    assert "01/QĐ-MH" in paper
    days = {dt.date.fromisoformat(day) for day in re.findall(r'"as_of":"([0-9-]+)"', out)}
    assert len(days) == 1
    for day in days:
        assert (in_vietnamese(day) if lang == "vi" else f"s of {day.day} {day:%B %Y}") in paper
    assert ("SỐ LIỆU MINH HỌA" if lang == "vi" else "ILLUSTRATIVE DATA") in paper.split("---")[-1]
    for word in ("minh-hoa-2020", "caich", "mã kiểm tra", "check sum"):
        assert word not in paper


def test_an_office_may_want_to_see_how_it_was_made(ask: Ask, tmp_path: Path) -> None:
    place = shutil.copytree(EXAMPLE, tmp_path / "own")
    (place / "caich.toml").write_text("[paper]\nprovenance = true\n", "utf-8")
    out = ask("render", "brief", "--as-of", "28/6/2020", at=place).out
    foot = [line for line in out.splitlines() if line and not line.startswith("<!--")][-1]
    assert "mã kiểm tra" in foot


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    "words", ["weekly --week 2020-W12", "quarterly --quarter 2020-Q1", "yearly", "brief"]
)
def test_no_section_is_an_empty_table(ask: Ask, words: str, lang: str) -> None:
    out = ask("render", *words.split(), "--lang", lang, at=REAL).out
    found = [t for t in tables(out) if t.titles[0] != "BỘ NỘI VỤ" and "Nơi nhận" not in t.titles[0]]
    assert bool(found) == (words != "brief")  # a leader's page is sentences and short lists
    assert all(table.rows for table in found)
    blocks = [block for block in re.split(r"\n\s*\n", visible(out)) if block.strip()]
    for block, after in pairwise([*blocks, "---"]):
        if depth := len(block) - len(block.lstrip("#")):
            under = len(after) - len(after.lstrip("#"))
            assert after.strip() != "---", block
            assert not 0 < under <= depth, block
