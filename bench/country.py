"""``make bench-country``: the workspaces of a country, collected, asked, held to each status.

As many bodies as there are since July 2025 (14 ministries, 34 provinces, 3,321 communes), each
with an invented plan of its own; all that is printed is of these. Run on Linux and macOS.
"""

import argparse
import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib.util import find_spec
from os import getloadavg
from pathlib import Path
from random import Random
from shutil import which
from subprocess import run

from msgspec import Struct

from bench import plans
from bench.measure import Command, Failed, Run, once
from bench.plans import Seat

PROJECT = Path(__file__).resolve().parent.parent
PAGE = PROJECT / "docs" / "performance.md"
HEADING, NEXT = "## A country", "## What makes it quick"
DAYS = ("2020-06-30", "2020-09-30", "2020-12-31")
MINISTRIES, PROVINCES, COMMUNES = 14, 34, 3_321
# Tasks of a body of each kind, and the members of the group that leads half of them.
SIZES = {"ministry": (600, 94), "province": (600, 97), "commune": (142, 12)}
EVERY = 10  # one workspace in ten is the smaller lake
SAMPLE = 20  # workspaces of which ``status`` is asked as a process of its own
MOST_GROWTH, MOST_SECONDS = 11, 1.0  # from a tenth to all; of processor, for a query
MIB = 1024 * 1024


class Step(Struct, frozen=True):
    """What was done and what it took; ``size`` in bytes is of what was written, where it was."""

    name: str
    run: Run
    size: int | None = None


def seats() -> Iterator[Seat]:
    """Every body with a plan of its own."""
    for n in range(1, MINISTRIES + 1):
        yield Seat(f"bo-{n:02}", f"Bộ minh họa số {n:02}", "ministry")
    provinces = [(f"tinh-{n:02}", f"Tỉnh minh họa số {n:02}") for n in range(1, PROVINCES + 1)]
    yield from (Seat(id_, name, "province") for id_, name in provinces)
    for n in range(1, COMMUNES + 1):
        name = f"Xã minh họa số {n:04}"
        yield Seat(f"xa-{n:04}", name, "commune", provinces[n % PROVINCES])


def write(folder: Path, every: int = 1) -> int:
    """Write a workspace a body, of every so many of them; return the number of tasks."""
    tasks = 0
    for number, seat in enumerate(seats()):
        if number % every == 0:
            own, members = SIZES[seat.kind]
            seed = plans.SEED + number
            plans.write(folder / seat.kind / seat.id, own, members=members, seed=seed, seat=seat)
            tasks += own
    return tasks


def statuses(folder: Path, output: Path, days: Sequence[str]) -> None:
    """Write what ``status --format json`` says of each workspace as of each day, by the API."""
    homes = sorted(path.parent for path in folder.glob("*/*/plans"))
    with ProcessPoolExecutor() as pool:
        list(pool.map(partial(_statuses, output, days), homes, chunksize=32))


def _statuses(output: Path, days: Sequence[str], home: Path) -> None:
    from caichcli.formats.answers import status
    from caichcli.formats.json_text import dumps
    from caichcli.services.questions import ask
    from caichcli.services.session import Session
    from caichcli.views.overview import overview

    session = Session(home, dt.date.today())  # noqa: DTZ011 - as the command does
    for day in days:
        question = ask(session, None, day)
        place = output / day
        place.mkdir(parents=True, exist_ok=True)
        text = dumps(status.data(overview(question.book, question.day)))
        (place / f"{home.name}.json").write_text(text, encoding="utf-8")


def sums(folder: Path, day: str) -> Counter[str]:
    """The sums of the totals of every status of a day."""
    figures: Counter[str] = Counter()
    for path in (folder / day).glob("*.json"):
        figures.update(json.loads(path.read_text(encoding="utf-8"))["totals"])
    return figures


def check(work: Path, lake: Path) -> None:
    """Raise Failed unless the lake's figures are the sums, and the statuses those of processes.

    Spark says the same as DuckDB, for every province and area.
    """
    words = [word for day in DAYS for word in ("--as-of", day)]
    asked = ("rollup", str(lake), *words, "--by", "province,area", "--format", "json")
    answer = json.loads(_said(work, *asked))
    if has_spark() and json.loads(_said(work, *asked, "--engine", "local")) != answer:
        raise Failed("Spark says otherwise than DuckDB")
    for one in answer["days"]:
        own = sums(work / "json", one["as_of"])
        if own != Counter(one["total"]["counts"]):
            raise Failed(f"{one['as_of']}: {own} is not {one['total']['counts']}")
    homes = sorted(path.parent for path in (work / "all").glob("*/*/plans"))
    for home in Random(plans.SEED).sample(homes, SAMPLE):
        for day in DAYS:
            own_text = (work / "json" / day / f"{home.name}.json").read_text(encoding="utf-8")
            if _said(home, "status", "--as-of", day, "--format", "json") != own_text:
                raise Failed(f"{home} on {day}: the process says otherwise")


def has_spark() -> bool:
    """Tell whether Spark can be asked within this machine."""
    return find_spec("pyspark") is not None and which("java") is not None


def _said(folder: Path, *words: str) -> str:
    argv = (sys.executable, "-m", "caichcli", *words)
    return run(argv, cwd=folder, capture_output=True, check=True, encoding="utf-8").stdout


def _caich(folder: Path, *words: str) -> Command:
    return Command((sys.executable, "-m", "caichcli", *words), folder)


# The same question in SQL by hand: overdue and total by area, of one day.
_BY_HAND = """\
import duckdb
print(duckdb.execute('''{query}''').fetchall())
"""
_OVER_JSON = """
SELECT row.area, sum(row.total), sum(row.overdue)
FROM (SELECT unnest(by_area) AS row FROM read_json('json/{day}/*.json')) GROUP BY 1 ORDER BY 1"""
_OVER_LAKE = """
SELECT area, count(*) FILTER (total), count(*) FILTER (overdue)
FROM read_parquet('lake/duties/as_of={day}/*/*.parquet')
WHERE kind = 'task' GROUP BY 1 ORDER BY 1"""


def by_hand(work: Path, query: str) -> Command:
    """A question of one day in SQL, with DuckDB alone."""
    program = _BY_HAND.format(query=query.format(day=DAYS[1]))
    return Command((sys.executable, "-c", program), work)


def measured(work: Path, trial: int = 1) -> Iterator[Step]:
    """Do every step in turn, each in a process of its own, and yield what it took."""
    days = [word for day in DAYS for word in ("--as-of", day)]
    for name, every in (("tenth", EVERY * trial), ("all", trial)):
        if not (work / name).exists():
            write(work / name, every)
        lake = work / ("lake" if name == "all" else "lake-tenth")
        run_of = once(_caich(work, "collect", name, "-o", lake.name, *days))
        yield Step(f"collect, {_count(work / name):,} workspaces, three days", run_of, _size(lake))
    again = _caich(work, "collect", "all", "-o", "lake", *days)
    yield Step("collect again, nothing changed", once(again))
    changed = min((work / "all").glob("*/*/plans/ke-hoach-*.yaml"))
    text = changed.read_text(encoding="utf-8")
    changed.write_text(text.replace("status: done", "status: submitted", 1), encoding="utf-8")
    yield Step("collect again, one plan changed", once(again))
    changed.write_text(text, encoding="utf-8")
    once(again)
    program = (
        "from pathlib import Path; from bench import country;"
        "country.statuses(Path('all'), Path('json'), country.DAYS)"
    )
    env = {"PYTHONPATH": f"{PROJECT / 'src'}:{PROJECT}"}
    by_api = Command((sys.executable, "-c", program), work, env)
    yield Step("each status as JSON, by the API in processes", once(by_api), _size(work / "json"))
    for parts in ("province,area", "workspace,agency"):
        asked = _caich(work, "rollup", "lake", "--by", parts, "--as-of", DAYS[1], "-f", "json")
        yield Step(f"rollup --by {parts}", once(asked))
    if has_spark():
        days_of_all = _caich(work, "rollup", "lake", "--by", "province,area", "--engine", "local")
        yield Step("rollup --by province,area --engine local", once(days_of_all))
    yield Step("the same by hand: DuckDB over the lake, by area", once(by_hand(work, _OVER_LAKE)))
    yield Step("the peer: DuckDB over the JSON files, by area", once(by_hand(work, _OVER_JSON)))


def _count(folder: Path) -> int:
    return sum(1 for _ in folder.glob("*/*/plans"))


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def table(steps: Sequence[Step], tasks: int, plans_size: int, load: float) -> str:
    """The steps as the page has them."""
    rows = "\n".join(
        f"| {one.name} | {one.run.wall:,.1f} s | {one.run.cpu:,.1f} s "
        f"| {one.run.peak / MIB:,.0f} MiB | {f'{one.size / MIB:,.0f} MiB' if one.size else '–'} |"
        for one in steps
    )
    growth = steps[1].run.cpu / steps[0].run.cpu
    words = f"""\
Written by `make bench-country`, each step a process of its own, once: {MINISTRIES} ministries,
{PROVINCES} provinces, {COMMUNES:,} communes, {tasks:,} tasks, half of them owed by each member of a
group, in {plans_size / MIB:,.0f} MiB of YAML. As of {", ".join(DAYS)} the lake's figures are
the sums of each `status --format json`, to the unit{_spark_too()}; {SAMPLE} workspaces
were asked by processes too. Ten times the workspaces took {growth:.1f} times the processor's time
(at most {MOST_GROWTH}). Load of the machine meanwhile: {load:.1f} on 2 processors; where it is more
than 2, times by the clock are longer than alone. The
peak is of the largest process."""
    return (
        f"{HEADING}\n\n{words}\n\n"
        "| step | time | processor | peak memory | written |\n|---|---:|---:|---:|---:|\n"
        f"{rows}\n"
    )


def _spark_too() -> str:
    return ", and those of Spark by province and area" if has_spark() else ""


def over(steps: Sequence[Step]) -> int:
    """Say which bounds do not hold, by processor time; 1 where one does not."""
    growth = steps[1].run.cpu / steps[0].run.cpu
    (query,) = (step.run.cpu for step in steps if step.name == "rollup --by province,area")
    bounds = {"ten times the workspaces": (growth, MOST_GROWTH), "a query": (query, MOST_SECONDS)}
    misses = {name: pair for name, pair in bounds.items() if pair[0] > pair[1]}
    for name, (figure, most) in misses.items():
        print(f"{name}: {figure:.2f}, more than {most}", file=sys.stderr)
    return 1 if misses else 0


def parts_of(page: str) -> tuple[str, str, str]:
    """Return the page before this section, the section ("" where there is none), what follows."""
    before, heading, rest = page.partition(f"{NEXT}\n")
    before, own, section = before.partition(f"{HEADING}\n")
    return before, own + section, heading + rest


def main() -> int:
    """Run every step, check the figures, write the page's section; 1 where something is not so."""
    parser = argparse.ArgumentParser(prog="python -m bench.country", description=__doc__)
    parser.add_argument("--work", type=Path, default=PROJECT / "build" / "bench" / "country")
    parser.add_argument("--every", type=int, default=1, help="of so many bodies one: a trial")
    options = parser.parse_args()
    work: Path = options.work
    work.mkdir(parents=True, exist_ok=True)
    steps: list[Step] = []
    try:
        for step in measured(work, options.every):
            print(
                f"{step.name}: {step.run.wall:.1f} s, {step.run.cpu:.1f} s of processor", flush=True
            )
            steps.append(step)
        check(work, Path("lake"))
    except Failed as failed:
        print(failed, file=sys.stderr)
        return 1
    if options.every > 1:
        print("A trial: the page stays as it is.")
        return 0
    tasks = sum(SIZES[seat.kind][0] for seat in seats())
    section = table(steps, tasks, _size(work / "all"), getloadavg()[2])
    before, _, after = parts_of(PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(f"{before}{section}\n{after}", encoding="utf-8")
    return over(steps)


if __name__ == "__main__":
    sys.exit(main())
