"""How a question may be put, and how a wrong one is refused."""

import datetime as dt
from pathlib import Path
from unicodedata import normalize

import pytest

from tests.cli.conftest import EXAMPLE, REAL, Ask

SPELLINGS = ["BNV", "bo noi vu", "BO NOI VU", "Bộ Nội vu", "bo-noi-vu", "  bộ  nội vụ "]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("name", SPELLINGS)
def test_any_spelling_of_an_agency_gets_the_same_answer(ask: Ask, name: str, form: str) -> None:
    expected = ask("status", "-a", "Bộ Nội vụ", "--as-of", "2020-06-30", at=REAL)
    given = normalize(form, name)  # type: ignore[arg-type]  # a literal of the table above
    assert ask("status", "--agency", given, "--as-of", "30/6/2020", at=REAL) == expected


REFUSED = {
    # the words typed: the exit code, and what the line must name
    "status -a|Bộ Nội": (2, ["Bộ Nội vụ"]),
    "status -a|Bọ Nội vụ": (2, ["Bộ Nội vụ"]),
    "status -a|zzz": (2, ["zzz", "caich agencies"]),
    "list --area|V": (2, ["IV"]),
    "list --class|overdu": (2, ["overdue"]),
    "list --status|don": (2, ["done"]),
    "list --kind|quarters": (2, ["quarter"]),
    "list --role|leader": (2, ["lead"]),
    "list --sort|dues": (2, ["due"]),
    "list --format|jsn": (2, ["json"]),
    "list --as-of|31/6/2020": (2, ["31/6/2020", "30/6/2020"]),
    "list --as-of|9999-12-31": (2, ["9999-12-31", "30/6/2020"]),
    "list --due-before|hôm qua": (2, ["hôm qua"]),
    "list --lang|fr": (2, ["vi, en"]),
    "list --within|nhiều": (2, ["--within"]),
    "list --plan|2021": (2, ["2020"]),
    "list --plan|plans/2021.yaml": (3, ["plans/2021.yaml"]),
    "list --agnecy|BNV": (2, ["--agency"]),
    "list|thừa": (2, ["--help"]),
    "list --agency": (2, ["--agency"]),
    "lits": (2, ["list"]),
    "show|IX.1": (2, ["IV.1"]),
    "show": (2, ["NHIỆM_VỤ"]),
    "explain|unknown-agenci": (2, ["unknown-agency"]),
    "schema|plans": (2, ["plan"]),
}


@pytest.mark.parametrize("line", REFUSED)
def test_a_wrong_question_is_refused_with_the_nearest(ask: Ask, line: str) -> None:
    code, named = REFUSED[line]
    first, *rest = line.split("|")
    answer = ask(*first.split(), *rest, at=REAL)
    assert (answer.code, answer.out) == (code, "")
    assert [word for word in named if word not in answer.err] == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_refusals_speak_the_language_asked_for(ask: Ask, lang: str) -> None:
    answer = ask("status", "-a", "zzz", "--lang", lang, at=REAL)
    assert ("register" in answer.err) == (lang == "en")


def test_no_workspace_says_where_it_looked_and_how_to_start(ask: Ask, tmp_path: Path) -> None:
    answer = ask("status", at=tmp_path)
    assert answer.code == 3
    assert str(tmp_path) in answer.err
    assert "caich init" in answer.err


@pytest.mark.parametrize(
    "line", ["status", "list", "overdue", "problems", "show I.1", "areas", "agencies"]
)
def test_nothing_is_answered_from_a_plan_with_errors(ask: Ask, tmp_path: Path, line: str) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    text = (REAL / "plans" / "2020.yaml").read_text("utf-8")
    (plans / "2020.yaml").write_text(text.replace("area: I\n", "area: V\n", 1), "utf-8")
    (plans / "agencies.yaml").write_bytes((REAL / "plans" / "agencies.yaml").read_bytes())
    answer = ask(*line.split(), at=tmp_path)
    assert (answer.code, answer.out) == (3, "")
    assert "unknown-area" in answer.err
    assert "plans/2020.yaml:" in answer.err


AS_OF = [
    # today: the day of the figures, and whether the period's end is told
    (dt.date(2020, 3, 10), "2020-03-10", False),
    (dt.date(2020, 6, 30), "2020-06-30", False),
    (dt.date(2020, 12, 31), "2020-12-31", False),
    (dt.date(2021, 1, 1), "2020-12-31", True),
    (dt.date(2026, 11, 23), "2020-12-31", True),
]


@pytest.mark.parametrize(("today", "day", "told"), AS_OF)
def test_the_day_is_today_or_the_last_of_a_period_that_has_ended(
    ask: Ask, today: dt.date, day: str, told: bool
) -> None:
    assert f'"as_of": "{day}"' in ask("status", "--format", "json", at=REAL, today=today).out
    assert ("đã kết thúc" in ask("status", at=REAL, today=today).out) is told


PLAN_OF_THE_DAY = [
    # the day asked for: the plan chosen among 2019 (a year) and 2020 (a year)
    (dt.date(2018, 5, 1), "minh-hoa-2019"),
    (dt.date(2019, 5, 1), "minh-hoa-2019"),
    (dt.date(2020, 5, 1), "minh-hoa-2020"),
    (dt.date(2026, 5, 1), "minh-hoa-2020"),
]


@pytest.mark.parametrize(("today", "plan"), PLAN_OF_THE_DAY)
def test_the_plan_is_the_one_whose_period_holds_the_day(
    ask: Ask, today: dt.date, plan: str
) -> None:
    answer = ask("status", "--format", "json", "--as-of", f"{today}", at=EXAMPLE)
    assert f'"id": "{plan}"' in answer.out


def test_several_plans_of_one_day_must_be_told_apart(ask: Ask, tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    text = (REAL / "plans" / "2020.yaml").read_text("utf-8")
    (plans / "2020.yaml").write_text(text, "utf-8")
    other = text.replace('id: "2020"', "id: khac", 1)
    assert other != text
    (plans / "khac.yaml").write_text(other, "utf-8")
    (plans / "agencies.yaml").write_bytes((REAL / "plans" / "agencies.yaml").read_bytes())
    answer = ask("status", at=tmp_path)
    assert answer.code == 2
    assert "2020, khac" in answer.err
    assert ask("status", "--plan", "khac", at=tmp_path).code == 0


@pytest.mark.parametrize("words", ["kỹ thuật", "kĩ thuật", "ky thuat", "KI THUẬT"])
def test_a_text_is_found_with_either_i(ask: Ask, words: str) -> None:
    answer = ask("list", "--search", words, "--as-of", "30/6/2020", at=EXAMPLE)
    assert "kỹ thuật" in answer.out
