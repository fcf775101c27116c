"""What is late of tasks that recur or that several owe: each row a task, a day and the answer.

An answer is ``occurrence met/owed in all, who owes``, the earliest first; – where it is no
occurrence, and where it is not known how many owe.
"""

from caichcli.plan.arrears import Arrears, arrears
from tests.plan.answers import on, table


def said(part: Arrears) -> str:
    of = "–" if part.of is None else part.of
    return " ".join((part.occurrence or "–", f"{part.met}/{of}", *part.owing))


@table(
    ("owed once by one: its class says it", "{lead: [bo-a], deadline: 31/3/2020}", "1/4: "),
    ("nothing is late in term", "{lead: [hai-tinh], deadline: 31/3/2020}", "31/3: "),
    (
        "all of a group owe it",
        "{lead: [hai-tinh], deadline: 31/3/2020}",
        "1/4: – 0/2 tinh-x tinh-y",
    ),
    (
        "who has done it is no more named, on the day of the report",
        """
        lead: [hai-tinh]
        deadline: 31/3/2020
        updates: [{date: 2020-04-02, by: tinh-y, status: done}]
        """,
        "1/4: – 0/2 tinh-x tinh-y; 2/4: – 1/2 tinh-x",
    ),
    (
        "done by all, nothing is late",
        """
        lead: [hai-tinh]
        deadline: 31/3/2020
        updates:
          - {date: 2020-04-02, by: tinh-y, status: done}
          - {date: 2020-04-03, by: tinh-x, status: done}
        """,
        "2/4: – 1/2 tinh-x; 3/4: ",
    ),
    (
        "who need not do it any more counts on neither side",
        """
        lead: [hai-tinh]
        deadline: 31/3/2020
        updates: [{date: 2020-02-01, by: tinh-x, status: cancelled}]
        """,
        "1/4: – 0/1 tinh-y",
    ),
    (
        "who is suspended counts on neither side until it resumes",
        """
        lead: [hai-tinh]
        deadline: 31/3/2020
        updates:
          - {date: 2020-02-01, by: tinh-x, status: suspended}
          - {date: 2020-05-01, by: tinh-x, status: in-progress}
        """,
        "1/4: – 0/1 tinh-y; 1/5: – 0/2 tinh-x tinh-y",
    ),
    (
        "of a group that is not known whole nobody can say how many owe it",
        "{lead: [moi-biet-bo-a], deadline: 31/3/2020}",
        "1/4: – 0/– bo-a",
    ),
    (
        "of a task that recurs the occurrence is named",
        "{lead: [bo-a], deadline: hằng quý}",
        "1/4: 2020-Q1 0/–; 1/7: 2020-Q1 0/– | 2020-Q2 0/–",
    ),
    (
        "an occurrence that is done, late or not, is named no more",
        """
        lead: [bo-a]
        deadline: hằng quý
        updates: [{date: 2020-04-05, by: bo-a, for: 2020-Q1, status: done}]
        """,
        "4/4: 2020-Q1 0/–; 5/4: ; 1/7: 2020-Q2 0/–",
    ),
    (
        "who has reported of one occurrence owes the other",
        """
        lead: [hai-tinh]
        deadline: hằng quý
        updates:
          - {date: 2020-03-20, by: tinh-x, for: 2020-Q1, status: done}
          - {date: 2020-06-20, by: tinh-y, for: 2020-Q2, status: done}
        """,
        "1/4: 2020-Q1 1/2 tinh-y; 1/7: 2020-Q1 1/2 tinh-y | 2020-Q2 1/2 tinh-x",
    ),
    (
        "months are named by their days, not by their names",
        "{lead: [bo-a], deadline: hằng tháng}",
        "1/3: 2020-01 0/– | 2020-02 0/–",
    ),
)  # fmt: skip
def test_it_is_told_which_occurrence_is_late_and_who_owes_it(
    task: str, answers: dict[str, str]
) -> None:
    assert {day: " | ".join(map(said, arrears(on(task, day)))) for day in answers} == answers
