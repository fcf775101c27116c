"""What others named or wrote, as every command prints it: nothing acts on a screen or a log."""

import re
from pathlib import Path
from shutil import copytree

import openpyxl
import pytest

from tests.cli.conftest import EXAMPLE, Answer, Ask
from tests.repositories import Git

HOSTILE = "x\x1b]0;y\x07\x1b[31m\u202eb\u2066\u200bc\x9b1m"
# What no output holds: control and bidirectional characters, and commands of a CI's log.
ACTING = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|^\s*::",
    re.MULTILINE,
)
DOCUMENTS = ("text", "markdown", "html", "json")
FINDINGS = ("text", "markdown", "github", "gitlab", "sarif", "json")


def harmless(answer: Answer, *, commands: bool = False) -> str:
    """All that was printed, once it is sure that nothing in it acts."""
    printed = answer.out + answer.err
    hits = [hit[0].strip() for hit in ACTING.finditer(printed)]
    assert [hit for hit in hits if not (commands and hit == "::")] == []
    return printed


@pytest.fixture
def root(tmp_path: Path) -> Path:
    copytree(EXAMPLE / "plans", tmp_path / "plans")
    return tmp_path


@pytest.mark.parametrize("format_", DOCUMENTS)
def test_the_author_of_a_commit(
    ask: Ask, git: Git, monkeypatch: pytest.MonkeyPatch, root: Path, format_: str
) -> None:
    monkeypatch.setenv("GIT_AUTHOR_NAME", f"Ng{HOSTILE}")
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x")
    assert "Ngx" in harmless(ask("log", "--format", format_, at=root))


@pytest.mark.parametrize("format_", FINDINGS)
def test_the_name_of_a_file_and_what_stands_in_it(ask: Ask, root: Path, format_: str) -> None:
    words = f"a: [ # {HOSTILE}\n::error::{HOSTILE}\n"
    (root / "plans" / f"{HOSTILE}.yaml").write_text(words, "utf-8")
    answer = ask("validate", "--format", format_, at=root)
    assert answer.code == 1
    harmless(answer, commands=format_ == "github")


def test_the_mends_of_a_file(ask: Ask, root: Path) -> None:
    plan = root / "plans/2020.yaml"
    plan.write_bytes(
        plan.read_bytes().replace(b"title: ", b"title:  ") + b"# \x1b[31m\r::error::\n"
    )
    for words in (("validate", "--diff"), ("validate", "--diff", "--unsafe-fixes"), ("status",)):
        harmless(ask(*words, at=root))


NAMES = [
    # commands that take a name which is not there
    ("validate", HOSTILE),
    ("show", HOSTILE),
    ("list", "--agency", HOSTILE),
    ("list", "--area", HOSTILE),
    ("status", "--plan", HOSTILE),
    ("status", "--as-of", HOSTILE),
    ("diff", HOSTILE),
    ("explain", HOSTILE),
    ("import", f"{HOSTILE}.csv"),
    ("forms", "in", HOSTILE),
    ("render", HOSTILE),
    ("export", "-o", f"{HOSTILE}/a.json"),
    ("verify", HOSTILE),
    ("update", HOSTILE, "--status", "done"),
    ("templates", "check", HOSTILE),
    (HOSTILE,),
    ("status", f"--{HOSTILE}"),
]


@pytest.mark.parametrize("words", NAMES)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_name_that_is_not_there(ask: Ask, root: Path, words: tuple[str, ...], lang: str) -> None:
    answer = ask(*words, "--lang", lang, at=root)
    assert answer.code in (1, 2, 3)
    assert answer.err or answer.out
    harmless(answer)


COMMANDED = "::error::Tập huấn\n\n    ::add-mask::x ##[error]y"
ANSWERS = ("list", "status", "overdue", "areas", "agencies", "log", "problems")


@pytest.mark.parametrize("format_", DOCUMENTS)
def test_a_title_of_several_lines_is_no_command(ask: Ask, root: Path, format_: str) -> None:
    plan = root / "plans/2020.yaml"
    quoted = COMMANDED.replace("\n", "\\n")
    text = re.sub(r"(?m)^((?:  - )?\s*title: ).*$", rf'\g<1>"{quoted}"'.replace("\\n", "\\\\n"),
                  plan.read_text("utf-8"))  # fmt: skip
    plan.write_text(text, "utf-8")
    shown = "".join(harmless(ask(name, "--format", format_, at=root)) for name in ANSWERS)
    assert "add-mask" in shown
    assert format_ in ("json", "html") or "##[error]" not in shown


def test_the_title_of_a_sheet_and_the_words_of_a_cell(ask: Ask, root: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "T\u202e\u200b"
    sheet.append(["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì"])
    sheet.append(["1", "x\u202ey\n::error::z", "Bộ \u202eA"])
    book.save(root / "in.xlsx")
    for format_ in ("text", "json"):
        harmless(ask("import", "in.xlsx", "--format", format_, at=root))


@pytest.mark.parametrize("words", [f"{{{{ report['{HOSTILE}'] }}}}", f"{{% {HOSTILE} %}}", HOSTILE])
def test_the_words_of_a_template(ask: Ask, root: Path, words: str) -> None:
    (root / "templates/vi").mkdir(parents=True)
    for ending in ("md", "html"):
        (root / f"templates/vi/brief.{ending}.j2").write_text(words, "utf-8")
    for format_ in ("markdown", "html"):
        harmless(ask("render", "brief", "--format", format_, at=root))


def test_a_document_calls_nobody(ask: Ask, root: Path) -> None:
    (root / "templates/vi").mkdir(parents=True)
    template = root / "templates/vi/brief.md.j2"
    template.write_text('{{ "nhờ @ai xem #12" }}\n', "utf-8")
    assert "@ai" not in (shown := ask("render", "brief", at=root).out)
    assert "#12" not in shown
    assert "@\u200bai" in shown
