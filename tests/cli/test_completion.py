"""What the shells are offered on TAB, by each one's own protocol and once by a real bash."""

import datetime as dt
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from caichcli.cli import session
from caichcli.cli.main import run
from caichcli.services.reporting.reports import REPORTS
from tests.cli.conftest import EXAMPLE, REAL

Offered = Callable[..., str]
BASH = shutil.which("bash")


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Offered:
    """What ``caich`` prints to a shell that asks how the line may go on."""

    def asked(shell: str, line: str, at: Path = EXAMPLE) -> str:
        word = "" if line.endswith(" ") else shlex.split(line)[-1]
        words = shlex.split(line)
        position = len(words) - (1 if word else 0)
        for name, value in {
            "_CAICH_COMPLETE": f"complete_{shell}",
            "COMP_WORDS": line,
            "COMP_CWORD": str(position),
            "_TYPER_COMPLETE_ARGS": line,
            "_TYPER_COMPLETE_WORD_TO_COMPLETE": word,
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        }.items():
            monkeypatch.setenv(name, value)
        monkeypatch.chdir(at)
        monkeypatch.setattr(session, "today", lambda: dt.date(2026, 7, 1))
        with pytest.raises(SystemExit) as left:
            run([])
        printed = capsys.readouterr()
        assert (left.value.code, printed.err) == (0, "")
        return printed.out

    return asked


OFFERS = [
    # the line so far, and the words offered for its end
    ("caich ov", ["overdue"]),
    ("caich status --ag", ["--agency"]),
    ("caich status --agency bo-n", ["bo-nganh-dia-phuong"]),
    ("caich status -a tinh", ["tinh-x", "tinh-y"]),
    ("caich status -a bo-a -a tinh-", ["tinh-x", "tinh-y"]),
    ("caich list --area ", ["I", "II", "III", "IV"]),
    ("caich list --class done", ["done-on-time", "done-late", "done-undated", "done"]),
    ("caich render mo", ["monthly"]),
    ("caich render ", [*REPORTS]),
    ("caich templates ", ["eject", "check"]),
    ("caich templates eject br", ["brief"]),
    ("caich render weekly -f ", ["markdown", "html", "docx"]),
    ("caich render weekly --verify", []),
    ("caich export --format ", ["xlsx", "docx", "ics", "csv", "json", "parquet"]),
    ("caich validate --format s", ["sarif"]),
    ("caich diff -f m", ["markdown"]),
    ("caich update I.1 --status s", ["submitted", "suspended"]),
    ("caich list --sort ", ["plan", "id", "due", "late", "title", "agency"]),
    ("caich list --role d", ["direct"]),
    ("caich render monthly --cutoff ", ["administrative", "calendar"]),
    ("caich status --lang ", ["vi", "en"]),
    ("caich schema ", ["plan", "agencies"]),
    ("caich list --status s", ["submitted", "suspended"]),
    ("caich list --kind re", ["recurring"]),
    ("caich init --ci pre", ["pre-commit", "pre-receive"]),
    ("caich list --area II", ["II", "III"]),
    ("caich show III.1", ["III.1", "III.10", "III.11", "III.12", "III.13", "III.14"]),
    ("caich show --plan minh-hoa-20", ["minh-hoa-2019", "minh-hoa-2020"]),
    ("caich explain unknown-a", ["unknown-agency", "unknown-area", "unknown-assessor"]),
    # the plan is the one that the line names, or whose period holds its day
    ("caich show --plan minh-hoa-2019 K", ["K.1", "K.2", "K.3"]),
    ("caich list --plan plans/2019.yaml --area ", ["K"]),
    ("caich list --as-of 30/6/2019 --area ", ["K"]),
    # nothing is so named, or there is no such plan or day
    ("caich status --agency zzz", []),
    ("caich list --plan khac --area ", []),
    ("caich list --as-of mai --area ", []),
]


@pytest.mark.parametrize(("line", "words"), OFFERS, ids=[line for line, _ in OFFERS])
def test_a_line_is_completed(offered: Offered, line: str, words: list[str]) -> None:
    assert offered("bash", line).split() == words


HELP = [
    ("zsh", """_arguments '*: :(("bo-nganh-dia-phuong":"Các bộ, ngành, địa phương"))'\n"""),
    ("fish", "bo-nganh-dia-phuong\tCác bộ, ngành, địa phương\n"),
    ("powershell", "bo-nganh-dia-phuong:::Các bộ, ngành, địa phương\n"),
]


@pytest.mark.parametrize(("shell", "expected"), HELP, ids=[shell for shell, _ in HELP])
def test_names_stand_beside_ids_as_help(offered: Offered, shell: str, expected: str) -> None:
    assert offered(shell, "caich status --agency bo-n") == expected


def test_an_offer_is_one_line_however_long_the_title(offered: Offered) -> None:
    lines = offered("fish", "caich show I.", at=REAL).splitlines()
    assert [line.partition("\t")[0] for line in lines] == [f"I.{n}" for n in range(1, 9)]
    assert lines[0].endswith("…")


# Zsh evaluates what it is offered, and Typer reads markup in it.
TITLES = {
    r"\$(touch x) \`touch x\`": "(touch x) touch x",
    """'; touch x; ' "y" \\'z\\'""": "; touch x; y z",
    "[bold]đậm[/] [/b] :100:": "bold đậm / /b 100",
    "một\thai ::: ba": "một hai ba",
    "ho\u0300a gia\u0309i": "hòa giải",
}


@pytest.mark.parametrize("shell", ["zsh", "fish", "powershell"])
@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_nothing_but_words_to_a_shell(
    offered: Offered, tmp_path: Path, title: str, shell: str
) -> None:
    plan = (EXAMPLE / "plans/2019.yaml").read_text("utf-8")
    quoted = title.replace("'", "''")
    first = "Xây dựng danh mục thủ tục hành chính cần đơn giản hóa trong năm sau"
    assert first in plan
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/2019.yaml").write_text(plan.replace(first, f"'{quoted}'", 1), "utf-8")
    shutil.copy(EXAMPLE / "plans/agencies.yaml", tmp_path / "plans")
    told = offered(shell, "caich show K.1", at=tmp_path)
    wrapped = {
        "zsh": """_arguments '*: :(("K.1":"{}"))'\n""",
        "fish": "K.1\t{}\n",
        "powershell": "K.1:::{}\n",
    }
    assert told == wrapped[shell].format(TITLES[title])


@pytest.mark.parametrize("broken", [None, b"schema: 1\nplan: [", b"\xff\xfe"])
def test_where_there_is_no_plan_to_read_nothing_is_offered(
    offered: Offered, tmp_path: Path, broken: bytes | None
) -> None:
    if broken is not None:
        (tmp_path / "plans").mkdir()
        (tmp_path / "plans/2020.yaml").write_bytes(broken)
    for line in ("caich status -a ", "caich show ", "caich list --area ", "caich list --plan "):
        assert offered("bash", line, at=tmp_path) == "\n"


# A register, faults and all: who bears an id and a name in it is offered.
REGISTERS = {
    "agencies:\n- {id: bo-a, name: Bộ A}\ngroups:\n- {id: cac-bo, name: Các bộ}\n": [
        "bo-a",
        "cac-bo",
    ],
    "agencies:\n- {id: bo-a, name: Bộ A, khac: 1}\n- {id: bo-b}\n- bo-c\n": ["bo-a"],
    "agencies:\n- {id: bo-a, name: 1}\n- {id: bo-b, name: Bộ B}\n": ["bo-b"],
    "agencies:\n- {id: bo-a, name: Bộ A}\n- {id: bo-a, name: Bộ B}\n": ["bo-a"],
    "agencies: {id: bo-a, name: Bộ A}\ngroups: bo-a\n": [],
    "- {id: bo-a, name: Bộ A}\n": [],
    "agencies: [": [],
}


@pytest.mark.parametrize("register", REGISTERS)
def test_whoever_the_register_names_is_offered(
    offered: Offered, tmp_path: Path, register: str
) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/agencies.yaml").write_text(register, "utf-8")
    (tmp_path / "plans/2020.yaml").write_text("no plan", "utf-8")
    assert offered("bash", "caich status -a ", at=tmp_path).split() == REGISTERS[register]


@pytest.mark.skipif(BASH is None, reason="bash is not here to be asked")
def test_bash_completes_by_the_script_that_caich_prints(tmp_path: Path) -> None:
    program = tmp_path / "caich"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m caichcli "$@"\n', "utf-8")
    program.chmod(0o755)
    asked = """
        eval "$(_CAICH_COMPLETE=source_bash caich)"
        COMP_WORDS=(caich status --agency bo-n) COMP_CWORD=3
        _caich_completion caich
        printf '%s|' "${COMPREPLY[@]}"
    """
    environment = os.environ | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    answer = subprocess.run(
        [str(BASH), "--norc", "-c", asked],
        cwd=EXAMPLE,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (answer.stdout, answer.stderr) == ("bo-nganh-dia-phuong|", "")
