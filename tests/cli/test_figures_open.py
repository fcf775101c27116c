"""Every figure of a report can be checked by hand: the rows add up, ``list`` gives its tasks."""

import json
import re
import shlex
import shutil
from collections.abc import Iterator
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


def listed(ask: Ask, command: str) -> list[str]:
    program, *words = shlex.split(command.strip("`"))
    assert program == "caich"
    answer = ask(*words, "--format", "json", at=EXAMPLE)
    assert answer.code == 0, answer.err
    return sorted(task["id"] for task in json.loads(answer.out)["tasks"])


def ids(row: Row, title: str) -> list[str]:
    return sorted(id_ for id_ in row[title].split(", ") if id_ != "–")


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
    day = re.findall(r"số liệu tính đến hết ngày ([0-9/]+)", out)[-1]
    asked = re.findall(r"--agency|(?<=--agency )\S+", words)
    status = json.loads(ask("status", *asked, "--as-of", day, "--format", "json", at=EXAMPLE).out)
    total = by_title(tables(out), "Nhóm nhiệm vụ", "Tổng số").rows[-1]
    assert {name: int(total[title]) for title, name in CLASSES.items()} == {
        name: status["totals"][name] for name in CLASSES.values()
    }
    shown = by_title(tables(out), "Cơ quan chủ trì", "Tổng số").rows
    assert sorted(int(row["Tổng số"]) for row in shown) == sorted(
        row["total"] for row in status["by_agency"]
    )
    for name in ("done_of_due", "on_time_of_due"):
        rate = status["rates"][name]
        assert shown_rate(rate) in out


@pytest.mark.parametrize("words", ["monthly --month 2020-06", "yearly --year 2020 -a bo-f"])
def test_all_five_rates_are_those_of_status(ask: Ask, words: str) -> None:
    day = "2020-06-14" if "monthly" in words else "2020-12-14"
    agency = ["-a", "bo-f"] if "bo-f" in words else []
    status = json.loads(ask("status", *agency, "--as-of", day, "-f", "json", at=EXAMPLE).out)
    table = next(t for t in tables(written(ask, words)) if t.titles[0] == "Tỷ lệ")
    assert [row[table.titles[-1]] for row in table.rows] == [
        shown_rate(rate) for rate in status["rates"].values()
    ]


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
def test_the_annex_opens_the_tables_by_area_and_agency(ask: Ask, words: str) -> None:
    out = written(ask, words)
    for title in ("Nhóm nhiệm vụ", "Cơ quan chủ trì"):
        counts = by_title(tables(out), title, "Tổng số").rows
        behind = by_title(tables(out), title, "HT đúng hạn").rows
        for count, opened in zip(counts, behind, strict=False):
            assert count[title] == opened[title]
            assert {name: int(count[name]) for name in CLASSES} == {
                name: len(ids(opened, name)) for name in CLASSES
            }


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
    foot = [line for line in out.splitlines() if line and not line.startswith("<!--")][-1]
    assert "minh-hoa-2020" in foot
    assert ("số liệu tính đến hết ngày" if lang == "vi" else "figures as of") in foot
    assert ("mã kiểm tra" if lang == "vi" else "check sum") not in foot


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
    assert found
    assert all(table.rows for table in found)
