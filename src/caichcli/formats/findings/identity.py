"""What a finding is about, whatever line it is on: for platforms that follow it from run to run."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from caichcli.formats.findings.excerpt import excerpt
from caichcli.formats.findings.report import Report, ReportItem
from caichcli.plan.finding import Finding, Route

# What an item of a list goes by, if it has it.
KEYS = ("id", "date", "number")


def naming_routes(findings: Iterable[Finding]) -> list[Route]:
    """The routes whose values name the places of findings: each item on the way, and its id."""
    routes: dict[Route, None] = {}
    for finding in findings:
        for route in _items(finding.place.route):
            routes.update(dict.fromkeys((route, *((*route, key) for key in KEYS))))
    return list(routes)


def names(route: Route, values: Mapping[Route, str]) -> tuple[str, ...]:
    """The steps to a place by names, tasks, I.3, lead, instead of positions in lists."""
    return tuple(_name(route[: end + 1], values) for end in range(len(route)))


def fingerprints(report: Report) -> list[str]:
    """For each finding in their order a digest that no other one has.

    The same from run to run while rule, path and names stay, also where lines
    and items were put in above; of a place without names, its line's own words
    count. Of two that are alike the later has another.
    """
    repeats: Counter[tuple[str, ...]] = Counter()
    answers = []
    for item in report.findings:
        steps = item.names or (_line(item, report),)
        key = (item.finding.rule, report.from_top(item.path), *steps)
        digest = sha256("\0".join((*key, str(repeats[key]))).encode(errors="surrogateescape"))
        repeats[key] += 1
        answers.append(digest.hexdigest()[:32])
    return answers


def _items(route: Route) -> Iterator[Route]:
    """The items of lists on the way to a place."""
    return (route[: end + 1] for end, step in enumerate(route) if isinstance(step, int))


def _name(route: Route, values: Mapping[Route, str]) -> str:
    """What the last step of a route goes by: its key, or its item's name, text or position."""
    step = route[-1]
    if isinstance(step, str):
        return step
    for key in KEYS:
        if name := values.get((*route, key)):
            return name.strip("\"'")
    own = values.get(route, "")
    return own if own and not own.startswith(("{", "[")) and "\n" not in own else f"#{step}"


def _line(item: ReportItem, report: Report) -> str:
    line = excerpt(report.texts.get(item.path, ""), item.span)
    return line.text.strip() if line else ""
