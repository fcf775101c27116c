"""Places looked for in the lines of their tasks stand where the whole text has them."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caichcli.files.yaml import excerpt, locator, spans
from caichcli.files.yaml.reader import BOM, YamlDocument, read
from caichcli.plan.finding import Place, Route
from tests.files.styled import written
from tests.random_plans import plan_data

TASKS = "".join(
    f"  - id: I.{number}\n    title: Việc {number}  # ghi chú\n    area: I\n"
    f"    updates:\n      - {{date: 2026-04-0{number}, note: 'a # b'}}\n\n"
    for number in range(1, 10)
)
PLAN = f"schema: 1\nplan: {{id: a}}\ntasks:  # việc\n{TASKS}  # hết\nareas: []\n"


@pytest.mark.parametrize(
    ("places", "short"),
    [
        ([("tasks", 1)], True),
        ([("tasks", 8, "updates", 0, "date"), ("tasks", 0, "title")], True),
        ([("tasks", 2, "lead"), ("tasks", 2, "updates", 0, "by", "x")], True),
        ([("tasks", 3), ()], True),
        ([("tasks", 3), ("plan", "id")], False),
        ([("tasks", number) for number in range(5)], False),
        ([("tasks", 12)], False),
        ([("nothing", 1)], False),
    ],
)
@pytest.mark.parametrize("mark", ["", BOM])
def test_a_few_tasks_are_looked_at_alone(places: list[Route], short: bool, mark: str) -> None:
    document = read(mark + PLAN, "a.yaml")
    routes = [route for route in places if route]
    assert (excerpt.holding(document, routes) is not None) == short
    compare(document, places)


def steps(data: Any, route: Route = ()) -> Iterator[Route]:
    """Every route of the data, and one that leads nowhere at each."""
    yield route
    yield (*route, "missing")
    if isinstance(data, dict | list):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from steps(value, (*route, step))


@given(plan_data(), st.randoms(use_true_random=False))
def test_every_place_is_where_the_whole_text_has_it(data: Any, random: Any) -> None:
    document = read(written(data, random), "a.yaml")
    every = [route for route in steps(document.data) if len(route) > 1]
    compare(document, random.sample(every, min(len(every), random.randint(1, 4))))


def compare(document: YamlDocument, routes: list[Route]) -> None:
    places = [Place("a.yaml", route, on_key=on_key) for route in routes for on_key in (True, False)]
    answer = locator.locate(document, places, routes)
    assert answer == spans.locate_with_values(document.text, places, routes)
