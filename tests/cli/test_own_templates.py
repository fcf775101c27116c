"""A workspace's own templates as commands meet them: whatever they do, an answer and no more."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import docx
import pytest

from caichcli.files.disk.worker import MEGABYTE
from tests.cli.conftest import EXAMPLE, Ask
from tests.formats.documents.bombs import BOMBS

W26 = ("render", "weekly", "--week", "2020-W26")
FULL, _ = BOMBS["text and text"]
LONG, _ = BOMBS["lists alike"]  # of which Python itself hears nothing


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE / "plans", tmp_path / "ws/plans")
    (tmp_path / "ws/templates").mkdir()
    return tmp_path / "ws"


def put(workspace: Path, name: str, text: str) -> Path:
    path = workspace / "templates" / name
    if name.endswith(".docx"):
        document = docx.Document()
        document.add_paragraph(text)
        document.save(str(path))
    else:
        path.write_text(text, "utf-8")
    return path


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The children that were started, by their ids."""
    pids: list[int] = []
    popen = subprocess.Popen

    def start(*args: object, **options: object) -> object:
        child = popen(*args, **options)  # type: ignore[call-overload] # whatever it is given
        if "workbench" in str(args):
            pids.append(child.pid)
        return child

    monkeypatch.setattr(subprocess, "Popen", start)
    return pids


@pytest.mark.parametrize("ending", ["md.j2", "html.j2", "docx"])
def test_a_bomb_writes_nothing(
    ask: Ask, workspace: Path, tmp_path: Path, started: list[int], ending: str
) -> None:
    put(workspace, f"weekly.{ending}", FULL)
    out = tmp_path / f"w.{ending.removesuffix('.j2')}"
    answer = ask(*W26, "-o", str(out), at=workspace)
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.startswith(f"templates/weekly.{ending}")
    assert answer.err.endswith(
        ": mẫu cần quá nhiều bộ nhớ nên đã bị dừng. Xem lại vòng lặp và phép tính trong mẫu.\n"
    )
    assert not out.exists()
    assert len(started) == 1


@pytest.mark.parametrize(
    ("bomb", "lang", "said"),
    [
        (
            LONG,
            "vi",
            "mẫu tính toán quá lâu nên đã bị dừng. Xem lại vòng lặp và phép tính trong mẫu.",
        ),
        (
            FULL,
            "en",
            "the template needs too much memory and was stopped. Look at its loops and sums.",
        ),
    ],
    ids=["too long", "too much"],
)
def test_by_the_bounds_that_users_have(
    ask: Ask, workspace: Path, bomb: str, lang: str, said: str
) -> None:
    put(workspace, "weekly.md.j2", bomb)
    answer = ask(*W26, "--lang", lang, at=workspace)
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.removesuffix(f": {said}\n") in (
        "templates/weekly.md.j2",
        "templates/weekly.md.j2:1",
    )


@pytest.mark.parametrize("name", ["weekly.md.j2", "weekly.html.j2", "weekly.docx"])
def test_a_template_is_looked_through(ask: Ask, workspace: Path, name: str) -> None:
    put(workspace, name, FULL)
    for words in (name, f"templates/{name}"):
        answer = ask("templates", "check", words, at=workspace)
        assert (answer.code, answer.err) == (1, "")
        assert "mẫu cần quá nhiều bộ nhớ" in answer.out


def test_a_shipped_template_is_looked_through_with_its_own_parts(
    ask: Ask, workspace: Path, started: list[int]
) -> None:
    put(workspace, "_words.j2", FULL)
    answer = ask("templates", "check", "weekly.md.j2", at=workspace)
    assert (answer.code, answer.err) == (1, "")
    assert answer.out.startswith("templates/_words.j2:1: mẫu cần quá nhiều bộ nhớ")
    assert len(started) == 1


def test_a_template_of_many_megabytes_is_not_opened(ask: Ask, workspace: Path) -> None:
    put(workspace, "weekly.md.j2", " " * 33 * MEGABYTE)
    answer = ask(*W26, at=workspace)
    assert (answer.code, answer.out) == (3, "")
    assert "weekly.md.j2: mẫu quá lớn (hơn 32 MB" in answer.err
    for name in ("weekly.md.j2", "templates/weekly.md.j2"):
        answer = ask("templates", "check", name, at=workspace)
        assert (answer.code, answer.out) == (3, "")
        assert "quá lớn" in answer.err


def test_a_name_of_many_letters_is_cut(ask: Ask, workspace: Path) -> None:
    put(workspace, "weekly.md.j2", "{{ report[range(9999) | join] }}")
    answer = ask(*W26, at=workspace)
    assert answer.code == 3
    assert "mẫu dùng tên “0123456789101112" in answer.err
    assert len(answer.err) < 400


def test_a_file_of_no_workspace_is_looked_through(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "weekly.md.j2").write_text(FULL, "utf-8")
    answer = ask("templates", "check", "weekly.md.j2", at=tmp_path)
    assert (answer.code, answer.err) == (1, "")
    assert "mẫu cần quá nhiều bộ nhớ" in answer.out


def test_a_paper_is_verified_beside_a_bomb(ask: Ask, workspace: Path, tmp_path: Path) -> None:
    paper = tmp_path / "w.md"
    ask(*W26, "-o", str(paper), at=workspace)
    put(workspace, "weekly.md.j2", LONG)
    answer = ask("verify", str(paper), at=workspace)
    assert (answer.code, answer.err) == (0, "")
    assert "mẫu hoặc công cụ đã khác, nhưng mọi số liệu vẫn như khi lập" in answer.out


LETTERS = ("render", "letters", "--as-of", "28/6/2020")


def test_one_child_writes_all_letters(ask: Ask, workspace: Path, started: list[int]) -> None:
    put(workspace, "letters.md.j2", "{{ report.agency | agency }}")
    answer = ask(*LETTERS, "-o", "ra/", at=workspace)
    assert answer.code == 0, answer.err
    assert len(list((workspace / "ra").iterdir())) == 8
    assert len(started) == 1


def test_one_bad_letter_stops_all_of_them(ask: Ask, workspace: Path) -> None:
    put(workspace, "letters.md.j2", f"{{% if report.agency == 'tinh-x' %}}{FULL}{{% endif %}}thư")
    answer = ask(*LETTERS, "-o", "ra/", at=workspace)
    assert (answer.code, answer.out) == (3, "")
    assert "templates/letters.md.j2:1: mẫu cần quá nhiều bộ nhớ" in answer.err
    assert not (workspace / "ra").exists()


def test_what_caich_ships_starts_no_child(ask: Ask, workspace: Path, started: list[int]) -> None:
    put(workspace, "brief.md.j2", LONG)
    assert ask(*W26, at=workspace).code == 0
    assert ask(*LETTERS, at=workspace).code == 0
    assert ask("templates", "check", "weekly.md.j2", at=workspace).code == 0
    assert started == []


def children(pid: int) -> list[int]:
    """The processes that a process started to work templates in."""
    lists = (path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children"))
    pids = [int(child) for listed in lists for child in listed.split()]
    return [pid for pid in pids if b"workbench" in of_process(pid, "cmdline")]


def of_process(pid: int, file: str) -> bytes:
    """What the system says of a process; nothing of one that has ended by now."""
    try:
        return Path(f"/proc/{pid}/{file}").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def is_at_work(pid: int) -> bool:
    """Whether a child has been busy for a second: it has loaded all, and the template runs."""
    fields = of_process(pid, "stat").rpartition(b")")[2].split()
    return bool(fields) and int(fields[11]) > os.sysconf("SC_CLK_TCK")


# A shell has what it runs behind ignore Ctrl-C.
HEED = ("env", "--default-signal=INT")


def interrupted(workspace: Path, out: Path) -> tuple[int, bytes, list[int]]:
    """What becomes of a rendering that is interrupted while its child works, and the children."""
    with subprocess.Popen(
        [*HEED, sys.executable, "-m", "caichcli", *W26, "-o", str(out)],
        cwd=workspace,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as run:
        born: list[int] = []
        while run.poll() is None and not any(map(is_at_work, born := children(run.pid))):
            time.sleep(0.01)
        run.send_signal(signal.SIGINT)
        printed, _ = run.communicate()
    return run.returncode, printed, born


def test_ctrl_c_leaves_no_child(workspace: Path, tmp_path: Path) -> None:
    put(workspace, "weekly.md.j2", LONG)
    out = tmp_path / "w.md"
    code, printed, born = interrupted(workspace, out)
    assert (code, printed) == (130, b"")
    assert not any(Path(f"/proc/{pid}").exists() for pid in born)
    assert not out.exists()
