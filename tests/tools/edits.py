"""A plan, an edit of it that is right and edits that are not, for the checks of edits."""

import os
import sys
from pathlib import Path

import pytest

REGISTER = """\
schema: 1
agencies:
  - {id: bo-a, name: Bộ A, kind: ministry}
groups: []
"""
# Its period is so long that a week of it ended last Sunday, whenever the tests run.
PLAN = """\
schema: 1
plan:
  id: vi-du
  title: Kế hoạch minh họa
  illustrative: true
  document: {number: 01/QĐ-VD, date: 2000-01-01}
  period: {from: 2000-01-01, to: 2199-12-31}
areas:
  - {id: I, name: Công tác chỉ đạo}
tasks:
  - id: I.1
    title: Ban hành kế hoạch kiểm tra
    area: I
    lead: [bo-a]
    deadline: 30/6/2001
    product: Kế hoạch
    updates:
      - {date: 2001-04-03, by: bo-a, status: in-progress, progress: 40}
"""
FILES = {"plans/vi-du.yaml": PLAN, "plans/agencies.yaml": REGISTER}

# The task is overdue since 2001: a fact, which no check of an edit may refuse.
RIGHT = PLAN + "      - {date: 2001-05-08, by: bo-a, progress: 60}\n"
MISSPELT = PLAN.replace("lead: [bo-a]", "lead: [bo-aa]")
REWRITTEN = PLAN.replace("progress: 40", "progress: 90")

# The edit, and the place and rule that are told of it.
WRONG = {
    "misspelt": (MISSPELT, "plans/vi-du.yaml:14:12:", "unknown-agency"),
    "rewritten": (REWRITTEN, "plans/vi-du.yaml:18:9:", "rewritten-entry"),
}


def with_caich_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs that are run find ``caich`` as one who installed it does."""
    monkeypatch.setenv(
        "PATH", os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    )
