"""The page and the picture: what was measured, beside what it must reach."""

import platform
import subprocess
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median

from bench import country
from bench.contests import Contest, Places
from bench.measure import Measured, ratio

MIB = 1024 * 1024
PAGE = Path("docs") / "performance.md"
PICTURE = Path("docs") / "pictures" / "performance.svg"

Result = tuple[Contest, Measured, Measured, Measured | None]


def line(contest: Contest, ours: Measured, theirs: Measured) -> str:
    """A result as it is printed while the contests run."""
    least, middle, greatest = ratio(ours, theirs, contest.figure)
    must = f"must {contest.must:g}, aim {contest.aim:g}" if contest.must and contest.aim else ""
    name = f"{contest.name} / {contest.peer}"
    return f"{name:<52} {middle:6.2f}  ({least:.2f}, {greatest:.2f})  {must}"


def write(at: Places, results: Sequence[Result], sizes: Sequence[tuple[int, Measured]]) -> None:
    """Write the page and its picture into ``docs/``."""
    (at.project / PICTURE).write_text(_picture(results), encoding="utf-8")
    parts = (
        _HEAD.format(runs=_rounds(results), machine=_machine(), versions=_versions(at)),
        _table(results),
        _growth(sizes),
        country.parts_of((at.project / PAGE).read_text(encoding="utf-8"))[1],
        (at.project / "bench" / "notes.md").read_text(encoding="utf-8"),
    )
    (at.project / PAGE).write_text("\n".join(parts), encoding="utf-8")


_HEAD = """\
# Performance

Written by `make bench`: whole processes from start to end, {runs} rounds after one that is not
counted, the two commands of a row in turn in each round. A ratio is the median of the rounds' own
ratios, with the least and the greatest beside it; times are medians. The plans are generated from
a seed (`bench/plans.py`), with reports, results, reminders and moved terms; the peers' entries are
as many, with the same titles and days (`bench/rivals.py`).

The limit is the least that a program in Python takes for the same work (`bench/limits.py`): to
start with the libraries; to read a plan's bytes and build its data from a form that needs no
reading of YAML; for a paper, to pack its bytes once more besides.

{machine}

{versions}

![Time of caich beside its peers](pictures/performance.svg)

## Beside peers
"""


def _rounds(results: Sequence[Result]) -> str:
    counts = sorted({len(ours.runs) for _, ours, *_ in results}, reverse=True)
    return " (short commands) or ".join(map(str, counts))


def _table(results: Sequence[Result]) -> str:
    rows = [
        "| caich | beside | caich takes | the other | ratio (least, greatest) | must | aim | |"
        " limit |",
        "|---|---|---:|---:|---:|---:|---:|---|---:|",
    ]
    for contest, ours, theirs, limit in results:
        least, middle, greatest = ratio(ours, theirs, contest.figure)
        must = f"{contest.must:g}" if contest.must else "–"
        aim = f"{contest.aim:g}" if contest.aim else "–"
        rows.append(
            f"| {contest.name} | {contest.peer} | {_shown(contest, ours)} "
            f"| {_shown(contest, theirs)} | **{middle:.2f}** ({least:.2f}, {greatest:.2f}) "
            f"| {must} | {aim} | {_verdict(contest, middle)} "
            f"| {_shown(contest, limit) if limit else '–'} |"
        )
    return "\n".join((*rows, ""))


def _verdict(contest: Contest, middle: float) -> str:
    if contest.must is None or contest.aim is None:
        return ""
    if middle <= contest.aim:
        return "aim reached"
    return "reached" if middle <= contest.must else "missed"


def _shown(contest: Contest, measured: Measured) -> str:
    if contest.figure == "peak":
        return f"{measured.middle('peak') / MIB:,.0f} MiB"
    return f"{measured.middle('wall'):.3f} s"


def _growth(sizes: Sequence[tuple[int, Measured]]) -> str:
    rows = [
        "## By size",
        "",
        "`caich validate` of one plan file.",
        "",
        "| tasks | time (least, greatest) | processor | peak memory |",
        "|---:|---:|---:|---:|",
    ]
    for tasks, measured in sizes:
        walls = measured.figure("wall")
        rows.append(
            f"| {tasks:,} | {median(walls):.3f} s ({min(walls):.3f}, {max(walls):.3f}) "
            f"| {measured.middle('cpu'):.3f} s | {measured.middle('peak') / MIB:,.0f} MiB |"
        )
    return "\n".join((*rows, ""))


def _machine() -> str:
    system = f"{platform.system()} {platform.machine()}"
    return f"Measured on {system}, 2 processors, Python {platform.python_version()}."


def _versions(at: Places) -> str:
    def said(*argv: str) -> str:
        run = subprocess.run(argv, capture_output=True, text=True, check=False)
        return (run.stdout or run.stderr).strip().splitlines()[0]

    listed = subprocess.run(
        [str(at.peers / "python"), "-m", "pip", "list", "--format", "freeze"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    names = ("yamale", "check-jsonschema", "yamllint", "beancount")
    found = [row.replace("==", " ") for row in listed.splitlines() if row.startswith(names)]
    own = [f"{name} {version(name)}" for name in ("typer", "pyyaml", "msgspec")]
    others = (said("hledger", "--version"), f"Taskwarrior {said('task', '--version')}")
    return f"Versions: {', '.join((*own, *found, *others))}."


def _picture(results: Sequence[Result]) -> str:
    """Bars of the ratios, 1 being the peer: shorter is quicker."""
    width, row, left, scale = 760, 30, 400, 160
    height = row * len(results) + 50
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
        ' font-family="system-ui, sans-serif" font-size="13">',
        "<title>Time or memory of caich as a ratio to the other's; 1 is the same</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        f'<line x1="{left + scale}" x2="{left + scale}" y1="12" y2="{height - 30}" '
        'stroke="#999" stroke-dasharray="3 3"/>',
        f'<text x="{left + scale}" y="{height - 12}" text-anchor="middle" fill="#555">'
        "as long as the other</text>",
    ]
    for number, (contest, ours, theirs, _) in enumerate(results):
        middle = ratio(ours, theirs, contest.figure)[1]
        y = 16 + row * number
        bar = min(middle * scale, width - left - 60)
        fill = "#b3541e" if contest.must and middle > contest.must else "#1f5f8b"
        out.append(
            f'<text x="{left - 10}" y="{y + 14}" text-anchor="end" fill="#222">'
            f"{contest.name} / {contest.peer}</text>"
            f'<rect x="{left}" y="{y}" width="{bar:.0f}" height="18" fill="{fill}"/>'
            f'<text x="{left + bar + 6:.0f}" y="{y + 14}" fill="#222">{middle:.2f}</text>'
        )
    return "\n".join((*out, "</svg>", ""))
