"""A report added to logs of every layout: all that changes is the diff."""

import pytest

from caichcli.files.yaml.edits import Append
from tests.files.diffs import BOM, LOG, REPORT, edited, versions

LOGS = {
    "a log of one line an entry": """
         tasks:
           - id: I.1
             updates:
               - {date: 2026-01-15, status: in-progress}
        +      - {date: 2026-06-30, by: bo-a}
           - id: I.2
        """,
    "the comment at the end of the last entry's line stays with it": """
         tasks:
           - id: I.1
             updates:
               - {date: 2026-01-15}  # theo công văn 12	(chép tay)
        +      - {date: 2026-06-30, by: bo-a}

           # II. Thể chế
           - id: I.2
        """,
    "deeper comment lines belong to the last entry, others to what follows": """
         tasks:
           - id: I.1
             updates:
               - {date: 2026-01-15}
                 # chờ ý kiến
                 # của Bộ B
        +      - {date: 2026-06-30, by: bo-a}
               # hết
             # sang việc khác
           - id: I.2
        """,
    "comments and blank lines between entries": """
         tasks:
           - id: I.1
             updates:
               # quý I
               - {date: 2026-01-15}

               # quý II
               - {date: 2026-04-15}
        +      - {date: 2026-06-30, by: bo-a}


           - id: I.2
        """,
    "trailing blanks stay": """
         tasks:
           - id: I.1
             updates:
               - {date: 2026-01-15}   \n        +      - {date: 2026-06-30, by: bo-a}
           - id: I.2   \n        """,
    "dashes below the key": """
         tasks:
         - id: I.1
           updates:
           - {date: 2026-01-15}
        +  - {date: 2026-06-30, by: bo-a}
         - id: I.2
        """,
    "wide indentation and wide dashes": """
         tasks:
             -   id: I.1
                 updates:
                     -   {date: 2026-01-15}
        +            -   {date: 2026-06-30, by: bo-a}
             -   id: I.2
        """,
    "entries in block style": """
         tasks:
           - id: I.1
             updates:
               - date: 2026-01-15
                 note: |
                   Đang lấy ý kiến:
                   # không phải chú thích
        +      - date: 2026-06-30
        +        by: bo-a

           - id: I.2
        """,
    "wide entries in block style": """
         tasks:
             -   id: I.1
                 updates:
                     -   date: 2026-01-15
                         by: bo-a
        +            -   date: 2026-06-30
        +                by: bo-a
             -   id: I.2
        """,
    "the dash on a line of its own": """
         tasks:
           -
             id: I.1
             updates:
             -
               date: 2026-01-15
        +    - date: 2026-06-30
        +      by: bo-a
           -
             id: I.2
        """,
    "blanks inside braces": """
         tasks:
           - id: I.1
             updates:
               - { date: 2026-01-15 }
        +      - { date: 2026-06-30, by: bo-a }
        """,
    "an entry over two lines": """
         tasks:
           - id: I.1
             updates:
               - {date: 2026-01-15,
                  note: "Đang
                    lấy ý kiến"}
        +      - {date: 2026-06-30, by: bo-a}
             note: Sau nhật ký
        """,
    "no log": """
         tasks:
           - id: I.1
             title: Một
        +    updates:
        +      - {date: 2026-06-30, by: bo-a}

           - id: I.2
        """,
    "no log, and a comment at the end of the task": """
         tasks:
           - id: I.1
             title: |-
               Một
               hai
             # còn chờ văn bản
        +    updates:
        +      - {date: 2026-06-30, by: bo-a}
           # việc sau
           - id: I.2
        """,
    "no log: the neighbour shows how one looks": """
         tasks:
           - id: I.1
             title: Một
        +    updates:
        +    -   date: 2026-06-30
        +        by: bo-a
           - id: I.2
             updates:
             -   date: 2026-01-15
        """,
    "no log in a file with dashes below the key": """
         tasks:
         - id: I.1
        +  updates:
        +  - {date: 2026-06-30, by: bo-a}
        """,
    "the key alone": """
         tasks:
           - id: I.1
             updates:   # chưa có
        +      - {date: 2026-06-30, by: bo-a}
             note: Một
        """,
    "the key alone, comments below": """
         tasks:
           - id: I.1
             updates:
               # mới nhất ở cuối
        +      - {date: 2026-06-30, by: bo-a}
           - id: I.2
        """,
    "null": """
         tasks:
           - id: I.1
        -    updates: ~  # chưa có
        +    updates:  # chưa có
        +      - {date: 2026-06-30, by: bo-a}
        """,
    "an empty list": """
         tasks:
           - id: I.1
        -    updates: []
        +    updates:
        +      - {date: 2026-06-30, by: bo-a}
           - id: I.2
        """,
    "an empty list with a comment inside": """
         tasks:
           - id: I.1
             updates: [  # chưa có
        -    ]
        +    {date: 2026-06-30, by: bo-a}]
        """,
    "a log in square brackets": """
         tasks:
           - id: I.1
        -    updates: [{date: 2026-01-15}]  # ngắn
        +    updates: [{date: 2026-01-15}, {date: 2026-06-30, by: bo-a}]  # ngắn
        """,
    "square brackets over several lines": """
         tasks:
           - id: I.1
             updates: [
        -      {date: 2026-01-15}
        +      {date: 2026-01-15},
        +      {date: 2026-06-30, by: bo-a}
             ]
        """,
    "square brackets over several lines, with comments": """
         tasks:
           - id: I.1
             updates: [
               {date: 2026-01-15},  # một
        -      {date: 2026-02-15}  # hai, ba
        +      {date: 2026-02-15},  # hai, ba
        +      {date: 2026-06-30, by: bo-a}
               # hết
             ]
        """,
    "square brackets with a last comma": """
         tasks:
           - id: I.1
             updates: [
               {date: 2026-01-15},  # một
        +      {date: 2026-06-30, by: bo-a},
             ]
        """,
    "square brackets with a last comma in one line": """
         tasks:
           - id: I.1
        -    updates: [ {date: 2026-01-15}, ]
        +    updates: [ {date: 2026-01-15}, {date: 2026-06-30, by: bo-a}, ]
        """,
    "a task in braces": """
         tasks:
        -  - {id: I.1, updates: [{date: 2026-01-15}]}
        +  - {id: I.1, updates: [{date: 2026-01-15}, {date: 2026-06-30, by: bo-a}]}
        """,
    "a task in braces without a log": """
         tasks:
        -  - {id: I.1, title: Một}
        +  - {id: I.1, title: Một, updates: [{date: 2026-06-30, by: bo-a}]}
        """,
    "a task in braces, its log null": """
         tasks:
        -  - {id: I.1, updates: null}
        +  - {id: I.1, updates: [{date: 2026-06-30, by: bo-a}]}
        """,
    "a task in braces, its log nothing": """
         tasks:
        -  - {id: I.1, updates: , area: I}
        +  - {id: I.1, updates: [{date: 2026-06-30, by: bo-a}] , area: I}
        """,
    "a task in braces, its last key without a value": """
         tasks:
        -  - {id: I.1, note: }
        +  - {id: I.1, note: , updates: [{date: 2026-06-30, by: bo-a}]}
        """,
    "a task in braces over several lines": """
         tasks:
           - {
               id: I.1,
        -      title: Một  # hai
        +      title: Một,  # hai
        +      updates: [{date: 2026-06-30, by: bo-a}]
             }
        """,
    "keys in quotes, between marks of a document": """
         ---
         "tasks":
           - "id": "I.1"
             'updates':
               - {"date": "2026-01-15"}
        +      - {date: 2026-06-30, by: bo-a}
         ...
        """,
    "the file as JSON": """
         {
           "tasks": [
             {
               "id": "I.1",
               "updates": [
        -        {"date": "2026-01-15"}
        +        {"date": "2026-01-15"},
        +        {date: 2026-06-30, by: bo-a}
               ]
             }
           ]
         }
        """,
}


@pytest.mark.parametrize("mark", ["", BOM], ids=["", "bom"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("diff", LOGS.values(), ids=LOGS)
def test_a_report_is_added_to_the_log(diff: str, ending: str, mark: str) -> None:
    before, after = (mark + text.replace("\n", ending) for text in versions(diff))
    assert edited(before, Append(LOG, REPORT)) == after
    # The same without an end of the last line.
    before, after = before.removesuffix(ending), after.removesuffix(ending)
    assert edited(before, Append(LOG, REPORT)) == after
