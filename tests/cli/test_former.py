"""Former spellings of commands: the same answer and exit code, the new spelling told beside."""

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLE, Ask

SPELT: dict[str, str] = {
    # as it was typed: as it is now
    "render --verify w.md": "verify w.md",
    "render --verify spoilt.md": "verify spoilt.md",
    "render --verify plans/2020.yaml": "verify plans/2020.yaml",
    "render weekly --verify none.md --lang en": "verify none.md --lang en",
    "render --eject weekly -f markdown": "templates eject weekly -f markdown",
    "render weekly --eject -f docx --lang en": "templates eject weekly -f docx --lang en",
    "render --check-template weekly.md.j2": "templates check weekly.md.j2",
    "render --check-template wrong.md.j2": "templates check wrong.md.j2",
    "render --check-template none": "templates check none",
}


@pytest.fixture
def workspace(ask: Ask, tmp_path: Path) -> Path:
    (tmp_path / "plans").symlink_to(EXAMPLE / "plans")
    ask("render", "weekly", "--week", "2020-W26", "-o", "w.md", at=tmp_path)
    whole = (tmp_path / "w.md").read_text("utf-8")
    (tmp_path / "spoilt.md").write_text(whole.replace("| 8 |", "| 7 |"), "utf-8")
    (tmp_path / "wrong.md.j2").write_text("{{ repor }}", "utf-8")
    return tmp_path


@pytest.mark.parametrize("line", SPELT)
def test_a_former_spelling_answers_as_the_new_one_and_tells_it(
    ask: Ask, workspace: Path, line: str
) -> None:
    former = ask(*line.split(), at=workspace)
    told, _, rest = former.err.partition("\n")
    new = SPELT[line]
    assert told.endswith(f" caich {new.removesuffix(' --lang en')}")
    shutil.rmtree(workspace / "templates", ignore_errors=True)
    answer = ask(*new.split(), at=workspace)
    assert (former.code, former.out, rest) == (answer.code, answer.out, answer.err)


def test_help_tells_of_the_new_ones_alone(ask: Ask) -> None:
    shown = ask("render", "--help", at=EXAMPLE).out
    assert not re.search("--(verify|eject|check-template)", shown)
    shown = ask("--help", at=EXAMPLE).out
    assert re.search("^ +verify ", shown, re.MULTILINE)
    assert re.search("^ +templates ", shown, re.MULTILINE)


def test_a_path_is_told_as_a_shell_takes_it(ask: Ask, workspace: Path) -> None:
    answer = ask("render", "--verify", "báo cáo.md", at=workspace)
    assert answer.err.splitlines()[0].endswith(" caich verify 'báo cáo.md'")
