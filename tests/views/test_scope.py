"""Whose a task is: who leads it, itself or through a group, and who only supports it."""

import pytest

from caichcli.views.overview import overview
from caichcli.views.scope import Role, line_of
from tests.plan.answers import book_of, day_of

# A task, who is asked about, by which role, and the part that it has in the task.
PARTS: list[tuple[str, str, Role, str]] = [
    ("{lead: [bo-a], support: [bo-a, bo-b]}", "bo-a", "support", "none"),
    ("{lead: [bo-a], support: [bo-a, bo-b]}", "bo-a", "any", "lead"),
    ("{lead: [bo-a], support: [bo-a, bo-b]}", "bo-b", "support", "support"),
    ("{lead: [hai-tinh], support: [tinh-x]}", "tinh-x", "support", "none"),
    ("{lead: [hai-tinh], support: [tinh-x]}", "tinh-x", "any", "lead through hai-tinh"),
    ("{lead: [tinh-x], support: [hai-tinh]}", "tinh-x", "support", "none"),
    ("{lead: [tinh-x], support: [hai-tinh]}", "tinh-y", "support", "support through hai-tinh"),
    ("{lead: [hai-tinh, bo-a], support: [bo-b]}", "tinh-y", "direct", "none"),
    ("{lead: [chua-biet], updates: [{date: 2020-03-01, by: bo-b, note: x}]}", "bo-b", "lead",
     "lead through chua-biet"),
    ("{lead: [chua-biet], updates: [{date: 2020-09-01, by: bo-b, note: x}]}", "bo-b", "lead",
     "none"),
    ("{lead: [cac-huyen], updates: [{date: 2020-03-01, by: bo-b, note: x}]}", "bo-b", "lead",
     "lead through cac-huyen"),  # a kind of which the register has no agency
]  # fmt: skip


@pytest.mark.parametrize(("task", "agency", "role", "part"), PARTS)
def test_the_part_of_an_agency(task: str, agency: str, role: Role, part: str) -> None:
    book, only = book_of(task)
    line = line_of(book, only, day_of("30/6"), (agency,), role)
    words = f"{line.role} through {line.via}" if line and line.via else line and line.role
    assert (words or "none") == part


def test_who_leads_is_not_counted_among_those_who_support() -> None:
    book, _ = book_of("{lead: [hai-tinh], support: [tinh-x]}")
    assert overview(book, day_of("30/6")).supported == ()
    assert overview(book, day_of("30/6"), ("tinh-x",)).supported == ()
