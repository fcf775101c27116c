"""The alarms of real articles: each stands as it is listed, and the list says how many are true."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.audit.papers import audit

LINES = Path(__file__).with_name("alarms.tsv").read_text("utf-8").splitlines()
HEAD = " ".join(line.lstrip("# ") for line in LINES if line.startswith("#"))
ALARMS = [line.split("\t") for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("verdict", "article", "alarm", "passage"), ALARMS)
def test_a_listed_alarm_is_raised(verdict: str, article: str, alarm: str, passage: str) -> None:
    assert verdict in ("true", "doubtful", "false")
    assert article.startswith(("administrative ", "general "))
    alarms = [f"{one.rule}={one.written}" for one in audit(passage.replace(" // ", "\n\n")).wrong]
    assert alarm in alarms


def test_the_head_of_the_list_tells_its_own_figures() -> None:
    counts = Counter(verdict for verdict, *_ in ALARMS)
    figures = re.search(r"(\d+) alarms: (\d+) true, (\d+) doubtful, (\d+) false", HEAD)
    assert figures is not None
    expected = (len(ALARMS), counts["true"], counts["doubtful"], counts["false"])
    assert tuple(map(int, figures.groups())) == expected


def test_of_administrative_articles_nine_alarms_in_ten_are_true() -> None:
    verdicts = [verdict for verdict, article, *_ in ALARMS if article.startswith("administrative")]
    assert verdicts.count("true") >= 0.9 * len(verdicts)
