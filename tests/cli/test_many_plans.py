"""Many plans in one lake: the same figures as each plan's own ``status``, and only what changed."""

import json
import os
import random
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from multiprocessing import get_start_method
from pathlib import Path
from typing import Any

import pytest

from bench import plans
from caichcli.services.lake import records
from caichcli.services.workspaces import Survey
from tests.cli.conftest import EXAMPLE, REAL, ROOT, Ask

pytest.importorskip("duckdb", reason="of the extra many: pip install 'caichcli[many]'")
pytest.importorskip("ibis")
pytest.importorskip("pyarrow")

DAYS = ("2020-06-30", "2020-09-30", "2026-06-28")
PLACES = {
    # a workspace -> its plan; of the generated ones the tasks, the members of a group
    "bo/kiem-tra": (60, 0),
    "tinh/nhom": (40, 25),
    "tinh/nhom-lon": (30, 200),
}


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("country")
    for name, (tasks, members) in PLACES.items():
        plans.write(top / "ws" / name, tasks, members=members)
    for name, folder in (("tinh/minh-hoa", EXAMPLE), ("bo/2020", REAL)):
        shutil.copytree(folder / "plans", top / "ws" / name / "plans")
    broken = top / "ws" / "xa" / "hong" / "plans"
    broken.mkdir(parents=True)
    (broken / "2026.yaml").write_text("plan: [\n", "utf-8")
    return top


@pytest.fixture
def json_of(ask: Ask) -> Callable[..., Any]:
    def answer(*words: str, at: Path) -> Any:
        printed = ask(*words, "--format", "json", at=at)
        assert (printed.code, printed.err) == (0, "")
        return json.loads(printed.out)

    return answer


def collect(json_of: Callable[..., Any], country: Path, lake: str = "lake") -> Any:
    days = [word for day in DAYS for word in ("--as-of", day)]
    return json_of("collect", "ws", "-o", lake, "-j", "2", *days, at=country)


def by_status(json_of: Callable[..., Any], country: Path, day: str) -> dict[str, list[Any]]:
    """What ``status`` says of each workspace's plans, as JSON, by the workspace."""
    answers: dict[str, list[Any]] = {}
    for path in sorted((country / "ws").glob("*/*/plans/*.yaml")):
        if path.name != "agencies.yaml" and "hong" not in path.parts:
            folder = path.parent.parent
            answers.setdefault(folder.relative_to(country / "ws").as_posix(), []).append(
                json_of("status", "--plan", f"plans/{path.name}", "--as-of", day, at=folder)
            )
    return answers


def summed(rows: Iterable[dict[str, Any]]) -> Counter[str]:
    """The sums of figures, by their names."""
    sums: Counter[str] = Counter()
    for row in rows:
        sums.update({key: n for key, n in row.items() if isinstance(n, int)})
    return sums


@pytest.mark.parametrize("day", DAYS)
def test_a_rollup_is_the_sum_of_each_status(
    json_of: Callable[..., Any], country: Path, day: str
) -> None:
    collect(json_of, country)
    status = by_status(json_of, country, day)
    whole, parted, areas, leads = (
        json_of("rollup", "lake", *words, "--as-of", day, at=country)["days"][0]
        for words in (
            (),
            ("--by", "workspace"),
            ("--by", "workspace,area"),
            ("--by", "workspace,agency"),
        )
    )

    assert len(status) == len(PLACES) + 2
    every = [answer for answers in status.values() for answer in answers]
    assert Counter(whole["total"]["counts"]) == summed(answer["totals"] for answer in every)
    assert whole["total"]["done_of_due"]["denominator"] == sum(
        answer["rates"]["done_of_due"]["denominator"] for answer in every
    )
    for place, answers in status.items():
        for answer, name in ((parted, "totals"), (areas, "by_area"), (leads, "by_agency")):
            rows = [row["counts"] for row in answer["rows"] if row["by"]["workspace"] == place]
            own = [one[name] for one in answers]
            expected = summed(own if name == "totals" else (row for part in own for row in part))
            for key in set(expected) - ({"supported"} if name != "totals" else set()):
                assert summed(rows)[key] == expected[key], (place, name, key)


def test_what_changed_alone_is_read_again(
    json_of: Callable[..., Any], country: Path, tmp_path: Path
) -> None:
    shutil.copytree(country / "ws", tmp_path / "ws")
    first = collect(json_of, tmp_path)
    assert (first["read"], first["unchanged"]) == (6, 0)
    assert [fault["workspace"] for fault in first["faults"]] == ["xa/hong"]
    again = collect(json_of, tmp_path)
    assert (again["read"], again["unchanged"]) == (1, 5)  # what has errors is tried again
    shutil.rmtree(tmp_path / "ws/bo/2020")
    plan = tmp_path / "ws/tinh/nhom/plans/ke-hoach-01.yaml"
    plan.write_text(plan.read_text("utf-8").replace("status: done", "status: submitted"), "utf-8")
    changed = collect(json_of, tmp_path)
    assert (changed["read"], changed["unchanged"], changed["dropped"]) == (2, 3, 1)
    fresh = collect(json_of, tmp_path, "lake-moi")
    assert fresh["read"] == 5
    words = ("--by", "workspace,area", "--as-of", DAYS[1])
    mended, anew = (json_of("rollup", lake, *words, at=tmp_path) for lake in ("lake", "lake-moi"))
    assert mended["days"] == anew["days"]


@pytest.mark.parametrize("table", ["workspaces", "plans", f"duties/as_of={DAYS[1]}"])
@pytest.mark.parametrize("gone", [True, False])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_torn_lake_is_told_and_mended(
    ask: Ask,
    json_of: Callable[..., Any],
    country: Path,
    tmp_path: Path,
    table: str,
    gone: bool,
    lang: str,
) -> None:
    if not (country / "lake").exists():
        collect(json_of, country)
    shutil.copytree(country / "lake", tmp_path / "lake")
    (tmp_path / "ws").symlink_to(country / "ws")
    words = ("rollup", "lake", "--by", "workspace", "--as-of", DAYS[1])
    whole = json_of(*words, at=tmp_path)
    for path in (tmp_path / "lake" / table).glob("*/rows.parquet"):
        if gone:
            path.unlink()
        else:
            path.write_bytes(path.read_bytes()[:-20])
    torn = ask(*words, "--lang", lang, at=tmp_path)
    assert (torn.code, torn.out) == (3, "")
    assert "caich collect ... -o lake" in torn.err
    assert collect(json_of, tmp_path)["unchanged"] == 0
    assert json_of(*words, at=tmp_path) == whole


def test_a_day_more_is_held_though_nothing_lies_in_most_buckets(
    json_of: Callable[..., Any], country: Path, tmp_path: Path
) -> None:
    folder = str(country / "ws" / "tinh" / "nhom")
    for day in DAYS[:2]:
        json_of("collect", folder, "-o", "lake", "-j", "1", "--as-of", day, at=tmp_path)
    for day in DAYS[:2]:
        answer = json_of("rollup", "lake", "--as-of", day, at=tmp_path)
        assert answer["days"][0]["workspaces"] == 1


def test_a_copy_that_counts_twice_is_told(
    json_of: Callable[..., Any], ask: Ask, tmp_path: Path
) -> None:
    """Whatever its log has become since; another plan, and one without tasks, are no copies."""
    for name in ("a", "b", "ban-sao"):
        plans.write(tmp_path / "ws" / name, 30, seed=2 if name == "b" else 1)
    copy = tmp_path / "ws/ban-sao/plans/ke-hoach-01.yaml"
    copy.write_text(copy.read_text("utf-8").replace("status: done", "status: submitted"), "utf-8")
    for name in ("moi-1", "moi-2"):
        (tmp_path / "ws" / name).mkdir()
        assert ask("init", ".", at=tmp_path / "ws" / name).code == 0

    copies = [{"plan": "minh-hoa-1", "workspaces": ["a", "ban-sao"]}]
    assert collect(json_of, tmp_path)["copies"] == copies
    assert json_of("rollup", "lake", at=tmp_path)["copies"] == copies
    text = ask("rollup", "lake", at=tmp_path).out
    assert "1 kế hoạch có ở hơn một không gian làm việc" in text
    assert "minh-hoa-1 (a; ban-sao)" in text
    shutil.rmtree(tmp_path / "ws/ban-sao")
    assert collect(json_of, tmp_path)["copies"] == []


def _raise() -> None:
    raise KeyError("lỗi của chương trình")


@pytest.mark.skipif(get_start_method() != "fork", reason="processes know nothing of this one")
@pytest.mark.parametrize(
    ("break_off", "route"), [(_raise, "KeyError"), (partial(os._exit, 9), "process")]
)
def test_who_breaks_off_is_a_row_of_faults_and_stops_nothing(
    json_of: Callable[..., Any],
    country: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    break_off: Callable[[], object],
    route: str,
) -> None:
    import duckdb

    shutil.copytree(country / "ws", tmp_path / "ws")
    rows = records.rows

    def broken(survey: Survey, source: records.RowSource, days: Any) -> Any:
        return break_off() if source.workspace == "bo/2020" else rows(survey, source, days)

    with monkeypatch.context() as patched:
        patched.setattr(records, "rows", broken)
        answer = collect(json_of, tmp_path)
    faults = {one["workspace"]: one["rule"] for one in answer["faults"]}
    assert faults == {"bo/2020": "broken-off", "xa/hong": "syntax"}
    query = f"FROM read_parquet('{tmp_path}/lake/faults/*/*.parquet') WHERE workspace = 'bo/2020'"
    assert duckdb.execute(f"SELECT route {query}").fetchall() == [(route,)]
    (whole,) = json_of("rollup", "lake", "--as-of", DAYS[0], at=tmp_path)["days"]
    assert (whole["workspaces"], whole["faults"]) == (6, 2)
    assert collect(json_of, tmp_path)["read"] == 2  # tried again
    (whole,) = json_of("rollup", "lake", "--as-of", DAYS[0], at=tmp_path)["days"]
    assert whole["faults"] == 1


@pytest.mark.parametrize(
    ("words", "code", "words_of_it"),
    [
        ("rollup lake --as-of 2019-01-01", 2, "2019"),
        ("rollup lake --by tinhh", 2, "--by"),
        ("rollup lake --engine presto", 2, "--engine"),
        ("rollup lake --tasks qua", 2, "--tasks"),
        ("rollup lake --tasks overdue --by area", 2, "--where"),
        ("rollup lake --where tinhh=A", 2, "--where"),
        ("rollup lake --where workspace=khong-co", 2, "bo/2020"),
        ("rollup ws", 2, "ws"),
        ("rollup khong-co", 2, "khong-co"),
        ("collect khong-co -o lake2", 2, "khong-co"),
        ("collect lake -o lake2", 3, "lake"),
        ("collect ws -o ws/bo/2020/plans/2020.yaml", 2, "2020.yaml"),
        ("collect ws -o ws/bo/2020/plans/2020.yaml/lake", 2, "2020.yaml"),
        ("collect ws -o ws", 2, "ws"),
        ("collect ws -o lake2 --as-of hôm-nao", 2, "hôm-nao"),
    ],
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_cannot_be_done_is_said(
    ask: Ask,
    json_of: Callable[..., Any],
    country: Path,
    words: str,
    code: int,
    words_of_it: str,
    lang: str,
) -> None:
    if not (country / "lake").exists():
        collect(json_of, country)
    answer = ask(*words.split(), "--lang", lang, at=country)
    assert (answer.code, answer.out) == (code, "")
    assert words_of_it in answer.err
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("narrowed", [(), ("area=I",), ("agency=bo d", "workspace=tinh/minh-hoa")])
@pytest.mark.parametrize("figure", ["total", "overdue", "done-on-time", "not-reported"])
def test_every_figure_leads_to_its_tasks(
    json_of: Callable[..., Any], country: Path, figure: str, narrowed: tuple[str, ...]
) -> None:
    """As many as it says, each with the place where its plan can be asked."""
    if not (country / "lake").exists():
        collect(json_of, country)
    words = [word for one in narrowed for word in ("--where", one)]
    day = DAYS[2]
    words += ["--as-of", day]
    (sums,) = json_of("rollup", "lake", *words, at=country)["days"]
    answer = json_of("rollup", "lake", "--tasks", figure, *words, at=country)
    (behind,) = answer["days"]
    assert len(behind["tasks"]) == sums["total"]["counts"][figure.replace("-", "_")]
    assert (answer["figure"], answer["lake"]) == (figure.replace("-", "_"), "lake")
    for task in random.Random(7).sample(behind["tasks"], min(5, len(behind["tasks"]))):
        at = country / "ws" / task["workspace"]
        own = json_of("list", "--plan", task["file"], "--as-of", day, at=at)["tasks"]
        (line,) = (line for line in own if line["id"] == task["task"])
        assert [line[key] for key in ("title", "class", "due", "days_late", "status")] == [
            task[key] for key in ("title", "class", "due", "days_late", "status")
        ]


@pytest.mark.parametrize("format_", ["text", "html", "markdown"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_rollup_says_of_what_it_is_and_that_it_is_not_whole(
    ask: Ask, json_of: Callable[..., Any], country: Path, lang: str, format_: str
) -> None:
    if not (country / "lake").exists():
        collect(json_of, country)
    text = ask("rollup", "lake", "--as-of", DAYS[0], "-f", format_, "--lang", lang, at=country).out
    whole = {"vi": "Tổng số (chưa đủ: 1 nơi có lỗi)", "en": "Total (not whole: 1 with errors)"}
    for words in (whole[lang], "(lake)", "30/6/2020" if lang == "vi" else "30 June 2020"):
        assert words in text
    behind = ask("rollup", "lake", "--tasks", "overdue", "-f", format_, at=country)
    assert (behind.code, behind.err) == (0, "")
    assert "plans/" in behind.out


def test_a_lake_whose_folder_reads_like_a_pattern_is_read(
    json_of: Callable[..., Any], country: Path
) -> None:
    name = "kho [1] 'năm' 2020"
    collect(json_of, country, name)
    answer = json_of("rollup", name, "--by", "workspace", at=country)
    assert answer["lake"] == name
    assert answer["days"] == json_of("rollup", "lake", "--by", "workspace", at=country)["days"]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_rollup_in_excel_and_word_has_its_figures(
    ask: Ask, json_of: Callable[..., Any], country: Path, lang: str
) -> None:
    openpyxl, docx = pytest.importorskip("openpyxl"), pytest.importorskip("docx")
    collect(json_of, country)
    words = ("rollup", "lake", "--by", "workspace", "--as-of", DAYS[0], "--lang", lang)
    (figures,) = json_of(*words, at=country)["days"]
    for format_ in ("xlsx", "docx"):
        answer = ask(*words, "-f", format_, "-o", f"so-lieu.{format_}", "--force", at=country)
        assert (answer.code, answer.out) == (0, "")
    sheet = openpyxl.load_workbook(country / "so-lieu.xlsx").active
    rows = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]
    expected = [*figures["rows"], figures["total"]]
    assert [(row[0], row[5]) for row in rows] == [
        (one["counts"]["total"], one["counts"]["overdue"]) for one in expected
    ]
    shares = [one["done_of_due"]["percent"] for one in expected]
    assert [row[10] if row[10] == "–" else round(row[10] * 100, 2) for row in rows] == [
        "–" if share is None else share for share in shares
    ]
    (table,) = docx.Document(str(country / "so-lieu.docx")).tables
    in_word = [[cell.text for cell in row.cells] for row in table.rows[1:]]
    assert [re.sub("[.,]", "", row[0]) for row in in_word] == [str(row[0]) for row in rows]
    assert [row[-1] for row in in_word[:-1]] == [one["by"]["workspace"] for one in figures["rows"]]


def test_a_file_is_neither_overwritten_nor_made_of_what_is_printed(
    ask: Ask, json_of: Callable[..., Any], country: Path, tmp_path: Path
) -> None:
    collect(json_of, country)
    there = tmp_path / "co-san.xlsx"
    there.write_text("của người khác", "utf-8")
    for words in (("-f", "xlsx", "-o", str(there)), ("-f", "html", "-o", str(tmp_path / "x.html"))):
        answer = ask("rollup", "lake", *words, at=country)
        assert (answer.code != 0, answer.out) == (True, "")
        assert answer.err
    assert there.read_text("utf-8") == "của người khác"
    assert list(tmp_path.iterdir()) == [there]


SQL = re.findall(r"```sql\n(.*?)```", (ROOT / "docs" / "many-plans.md").read_text("utf-8"), re.S)


@pytest.mark.parametrize("query", SQL)
def test_the_queries_of_the_page_run(
    json_of: Callable[..., Any], country: Path, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import duckdb

    collect(json_of, country)
    monkeypatch.chdir(country / "lake")
    assert duckdb.execute(query).fetchall()


def test_the_first_query_answers_as_the_rollup(
    json_of: Callable[..., Any], country: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import duckdb

    assert len(SQL) == 5
    collect(json_of, country)
    words = ("--by", "workspace", "--as-of", "2020-06-30")
    (answer,) = json_of("rollup", "lake", *words, at=country)["days"]
    monkeypatch.chdir(country / "lake")
    rows = {name: (tasks, late) for name, tasks, late in duckdb.execute(SQL[0]).fetchall()}
    counts = {row["by"]["workspace"]: row["counts"] for row in answer["rows"]}
    assert rows == {name: (row["total"], row["overdue"]) for name, row in counts.items()}


def test_engines_pass_over_other_days_and_workspaces(
    json_of: Callable[..., Any], tmp_path: Path
) -> None:
    import duckdb

    for seed, name in enumerate("abcd"):
        plans.write(tmp_path / "ws" / name, 3_000, seed=seed)
    collect(json_of, tmp_path)
    duties = f"read_parquet('{tmp_path}/lake/duties/*/*/*.parquet', hive_partitioning = true)"

    def plan(where: str) -> str:
        query = f"EXPLAIN ANALYZE SELECT count(*) FILTER (overdue) FROM {duties} WHERE {where}"
        return str(duckdb.execute(query).fetchall()[0][1])

    of_day, of_workspace = plan(f"as_of = DATE '{DAYS[0]}'"), plan("workspace = 'a'")
    assert "Scanning Files: 32/96" in of_day
    ((scanned, groups),) = re.findall(r"Row Groups Scanned: (\d+) / (\d+)", of_workspace)
    assert int(scanned) < int(groups) / 2


def test_one_plan_as_parquet_is_its_list(
    ask: Ask, json_of: Callable[..., Any], country: Path, tmp_path: Path
) -> None:
    import pyarrow.parquet as pq

    at = country / "ws" / "tinh" / "nhom"
    file = tmp_path / "nhiem-vu.parquet"
    assert ask("export", "-o", str(file), "--as-of", DAYS[0], at=at).code == 0
    rows = pq.read_table(file).to_pylist()
    tasks = json_of("list", "--as-of", DAYS[0], at=at)["tasks"]
    for key in ("id", "title", "lead", "class", "days_late", "status", "progress"):
        assert [row[key] for row in rows] == [task[key] for task in tasks]
    assert [row["due"] and row["due"].isoformat() for row in rows] == [t["due"] for t in tasks]
