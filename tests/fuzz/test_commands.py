"""Every command that reads, on files of every kind: it ends, in words, and points into the files.

Each command answers with exit code 0, 1, 2 or 3; an exception would fail the
test by itself. Nothing that it reads is changed by it.
"""

import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, example, given, note, settings
from hypothesis import strategies as st

from caichcli.formats import findings
from tests.cli.conftest import Answer, Ask
from tests.fuzz.workspaces import PLAN, REGISTER, SAMPLES, Files, free_texts, workspaces

# The folder of the fixture is one for all examples, and each lays its files out anew.
REUSED = settings(
    max_examples=max(16, settings().max_examples // 4),
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.large_base_example,
        HealthCheck.data_too_large,
    ],
)
DAYS = (
    "2020-06-30",
    "1/1/1945",
    "2099-12-31",
    "30/2/2020",
    "0001-01-01",
    "9999-12-31",
    "2017-03-01",
)
VALIDATIONS = (*(f"--format {name}" for name in findings.FORMATS), "--draft", "--diff", "--strict")
QUESTIONS = (
    "status",
    "status --format json",
    "status --agency bo-a --lang en",
    "list",
    "list --format json --sort agency",
    "list --role any --class overdue",
    "list --search bo",
    "overdue",
    "overdue --within 30 --format json",
    "show I.1",
    "show I.1 --format json --lang en",
    "problems",
    "problems --format json --unanswered",
    "areas",
    "agencies",
    "agencies --on 2020-06-30 --format json",
    "diff --since 2020-03-01",
    "diff --since 2020-03-01 --format html",
    "log",
    "log --format markdown",
    "render weekly",
    "render weekly --format html",
    "render weekly --week 2020-W26 --lang en",
)
DATED = ("status", "list", "overdue", "show", "problems", "diff", "render")


def answered(ask: Ask, root: Path, *words: str) -> Answer:
    note(f"caich {' '.join(words)}")
    answer = ask(*words, at=root)
    assert answer.code in (0, 1, 2, 3)
    assert "Traceback" not in answer.out + answer.err
    assert answer.err or answer.code in (0, 1) or words[0] == "validate"
    return answer


def check_places(found: list[dict[str, Any]], files: Files) -> None:
    """What findings point at lies within the file that they name."""
    texts = {PLAN: files.plan, REGISTER: files.register}
    for finding in found:
        text = texts[finding["path"]].decode(errors="replace").removeprefix("\ufeff")
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        start = (finding["line"], finding["column"])
        end = (finding["end_line"], finding["end_column"])
        assert (1, 1) <= start <= end
        assert end[0] <= len(lines)
        assert start[1] <= len(lines[start[0] - 1]) + 2
        assert end[1] <= len(lines[end[0] - 1]) + 2
        check_places(finding.get("related", []), files)


@REUSED
@given(workspaces, st.sampled_from(VALIDATIONS))
@example(SAMPLES[0], "--draft")
@example(SAMPLES[1], "--draft")
def test_validate(ask: Ask, tmp_path: Path, files: Files, words: str) -> None:
    files.lay_out(tmp_path)
    answered(ask, tmp_path, "validate", *words.split())
    answer = answered(ask, tmp_path, "validate", "--format", "json")
    found = json.loads(answer.out)["findings"]
    check_places(found, files)
    assert (answer.code == 0) == all(finding["severity"] == "warning" for finding in found)
    assert (tmp_path / PLAN).read_bytes() == files.plan


@REUSED
@given(workspaces, st.sampled_from(DAYS))
@example(SAMPLES[0], DAYS[0])
@example(SAMPLES[1], DAYS[0])
def test_questions(ask: Ask, tmp_path: Path, files: Files, day: str) -> None:
    files.lay_out(tmp_path)
    checked = answered(ask, tmp_path, "validate", "--format", "json")
    for question in QUESTIONS:
        answer = answered(ask, tmp_path, *question.split())
        if checked.code:
            assert answer.code == 3
    for name in DATED:
        words = {"show": ["I.1"], "render": ["weekly"], "diff": ["--since", day]}.get(name, [])
        answered(ask, tmp_path, name, *words, "--as-of", day)
    assert (tmp_path / PLAN).read_bytes() == files.plan
    assert (tmp_path / REGISTER).read_bytes() == files.register


@REUSED
@given(workspaces)
def test_mending_never_makes_it_worse(ask: Ask, tmp_path: Path, files: Files) -> None:
    """``--fix`` leaves a file that is read as well as before, and finds nothing more to mend."""
    files.lay_out(tmp_path)
    before = answered(ask, tmp_path, "validate", "--format", "json")
    answered(ask, tmp_path, "validate", "--fix", "--unsafe-fixes")
    after = answered(ask, tmp_path, "validate", "--format", "json")
    assert len(json.loads(after.out)["findings"]) <= len(json.loads(before.out)["findings"])
    if after.code == 0:
        mended = (tmp_path / PLAN).read_bytes()
        answered(ask, tmp_path, "validate", "--fix", "--unsafe-fixes")
        assert (tmp_path / PLAN).read_bytes() == mended


# A word of the command line: no NUL, which no system passes on, and nothing that looks an option.
typed = free_texts.filter(lambda text: "\0" not in text and not text.startswith("-"))
ASKING = (
    "status --agency", "status --as-of", "status --plan", "status --format", "status --lang",
    "list --search", "list --area", "list --class", "list --status", "list --kind", "list --sort",
    "list --due-before", "list --within", "show", "agencies --search", "agencies --on",
    "diff --since", "diff", "log --since", "render", "render weekly --week", "explain", "schema",
    "validate --today", "validate --output", "validate", "validate --base", "problems --agency", "",
)  # fmt: skip


@REUSED
@given(typed, st.sampled_from(ASKING))
def test_whatever_is_asked_for(ask: Ask, tmp_path: Path, word: str, asking: str) -> None:
    SAMPLES[1].lay_out(tmp_path)
    answer = ask(*asking.split(), word, at=tmp_path)
    assert answer.code in (0, 1, 2, 3)
    assert "Traceback" not in answer.err
