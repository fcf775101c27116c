"""A plan beside one with errors: named by its id it answers and is recorded in."""

import pytest

from tests.cli.conftest import Ask
from tests.cli.recorded import FILE, Desk, desk

OTHER = "plans/2025.yaml"
# What is wrong with the other plan: its deadline, its head, its text.
FAULTS = {
    "a deadline of no day": ("deadline: Quý II/2026", "deadline: 31/6/2026"),
    "an unknown agency": ("lead: [bo-a]", "lead: [bo-x]"),
    "no head": ("  title: Kế hoạch minh họa năm 2026\n", ""),
    "no YAML": ("areas:", "areas: ["),
}
QUESTIONS = ["list", "status", "overdue", "show I.1", "export -f csv", "render weekly", "log"]


@pytest.fixture
def at(ask: Ask, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return desk(ask, tmp_path_factory.mktemp("kho"))


def beside(at: Desk, name: str) -> None:
    old, new = FAULTS[name]
    assert old in at.text
    other = at.text.replace("id: ke-hoach\n", "id: khac\n").replace(old, new, 1)
    (at.top / OTHER).write_text(other, "utf-8")


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.parametrize("words", QUESTIONS)
def test_the_plan_named_answers_and_the_other_is_named(at: Desk, words: str, name: str) -> None:
    alone = at.run(*words.split(), "--plan", "ke-hoach")
    beside(at, name)
    answer = at.run(*words.split(), "--plan", "ke-hoach")
    assert (answer.code, answer.out) == (0, alone.out)
    assert "2025.yaml đang có lỗi" in answer.err


@pytest.mark.parametrize("name", FAULTS)
def test_the_plan_named_is_recorded_in(at: Desk, name: str) -> None:
    beside(at, name)
    other = (at.top / OTHER).read_bytes()
    answer = at.run("update", "I.1", "--plan", "ke-hoach", "-n", "đã họp")
    assert (answer.code, at.text.count("note: đã họp")) == (0, 1)
    assert "2025.yaml đang có lỗi" in answer.err
    assert (at.top / OTHER).read_bytes() == other


@pytest.mark.parametrize("words", ["list", "update I.1 -n x"])
def test_its_own_faults_and_those_of_the_register_stand_in_the_way(at: Desk, words: str) -> None:
    beside(at, "no YAML")
    at.write(at.text.replace("deadline: Quý II/2026", "deadline: 31/6/2026"))
    assert at.run(*words.split(), "--plan", "ke-hoach").code == 3
    assert "note: x" not in (at.top / FILE).read_text("utf-8")
