"""Tasks and keys added or renamed: all that changes is the diff."""

import pytest

from caichcli.files.yaml.edits import AddKey, Append, Edit, RenameKey
from tests.files.diffs import REPORT, edited, versions

TASK = {
    "id": "I.9",
    "title": "Kế hoạch: quý III",
    "lead": ["bo-a"],
    "updates": [{"date": "2026-06-30"}],
}

TASKS = {
    "in block style": """
         tasks:
           - id: I.1
             updates:
               - {date: 2026-01-15}
        +  - id: I.9
        +    title: "Kế hoạch: quý III"
        +    lead: [bo-a]
        +    updates:
        +      - {date: 2026-06-30}

         # hết
        """,
    "dashes below the key": """
         tasks:
         - id: I.1
        +- id: I.9
        +  title: "Kế hoạch: quý III"
        +  lead: [bo-a]
        +  updates:
        +  - {date: 2026-06-30}
         areas: []
        """,
    "wide": """
         tasks:
             -   id: I.1
        +    -   id: I.9
        +        title: "Kế hoạch: quý III"
        +        lead: [bo-a]
        +        updates:
        +            -   {date: 2026-06-30}
        """,
    "in braces": """
         tasks:
         - {id: I.1}
        +- {id: I.9, title: "Kế hoạch: quý III", lead: [bo-a], updates: [{date: 2026-06-30}]}
        """,
    "the first": """
        -tasks: []
        +tasks:
        +  - id: I.9
        +    title: "Kế hoạch: quý III"
        +    lead: [bo-a]
        +    updates:
        +      - {date: 2026-06-30}
        """,
}


@pytest.mark.parametrize("diff", TASKS.values(), ids=TASKS)
def test_a_task_is_added(diff: str) -> None:
    before, after = versions(diff)
    assert edited(before, Append(("tasks",), TASK)) == after


KEYS = {
    "at the end": (
        """
         tasks:
           - id: I.1
             title: Một
        +    product: Báo cáo
           - id: I.2
        """,
        AddKey(("tasks", 0), "product", "Báo cáo"),
    ),
    "after the last of some": (
        """
         tasks:
           - id: I.1
             title: Một
             area: I  # một
               # hai
        +    product: Báo cáo
             # nhật ký
             updates: []
        """,
        AddKey(("tasks", 0), "product", "Báo cáo", after=("area", "title", "deadline")),
    ),
    "a list before the log": (
        """
         tasks:
           - id: I.1
             adjustments:
               - {date: 2026-01-15, to: Quý II}
        +    reminders:
        +      - {date: 2026-06-30, by: bo-a}
             updates:
               - {date: 2026-01-15}
        """,
        Append(("tasks", 0, "reminders"), REPORT, after=("title", "adjustments")),
    ),
    "a list of names": (
        """
         tasks:
           - id: I.1
        +    lead: [bo-a]
        """,
        Append(("tasks", 0, "lead"), "bo-a"),
    ),
    "a list of names as the neighbour's": (
        """
         tasks:
           - id: I.1
        +    lead:
        +    - bo-a
           - id: I.2
             lead:
             - bo-b
        """,
        Append(("tasks", 0, "lead"), "bo-a"),
    ),
    "a mapping": (
        """
         plan:
           id: a
        +  period: {from: 2026-01-01, to: 2026-12-31}
         tasks: []
        """,
        AddKey(("plan",), "period", {"from": "2026-01-01", "to": "2026-12-31"}),
    ),
    "a mapping under a key that is there": (
        """
         plan:
           id: a
        -  period:
        +  period: {from: 2026-01-01}
        """,
        AddKey(("plan",), "period", {"from": "2026-01-01"}),
    ),
    "of the file": (
        """
         schema: 1
         tasks:
           - id: I.1
        +groups: []
         # hết
        """,
        AddKey((), "groups", []),
    ),
    "to empty braces": (
        """
        -plan: {}
        +plan: {"1": a}
        """,
        AddKey(("plan",), "1", "a"),
    ),
    "renamed": (
        """
         tasks:
        -  - titel: Một  # tên
        +  - title: Một  # tên
             area: I
        """,
        RenameKey(("tasks", 0, "titel"), "title"),
    ),
    "renamed in quotes": (
        """
         tasks:
        -  - {"titel": Một}
        +  - {"title": Một}
        """,
        RenameKey(("tasks", 0, "titel"), "title"),
    ),
    "renamed without a value": (
        """
         tasks:
           - id: I.1
        -    titel:
        +    title:
        """,
        RenameKey(("tasks", 0, "titel"), "title"),
    ),
}


@pytest.mark.parametrize(("diff", "edit"), KEYS.values(), ids=KEYS)
def test_keys(diff: str, edit: Edit) -> None:
    before, after = versions(diff)
    assert edited(before, edit) == after
