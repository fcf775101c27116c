"""Files put on the disk: one whole or not at all, several all or none.

Writers are killed before each time that they touch the disk; CAICH_LONG=1 gives them more to write.
"""

import fcntl
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import get_args

import pytest

from caichcli.files.disk import writes
from caichcli.files.disk.writes import Reason, WriteFault
from caichcli.language.messages import say
from caichcli.language.wording import LANGUAGES

MANY = 12 if os.environ.get("CAICH_LONG") else 3
NOBODY = 65534

LETTERS: dict[str, str | bytes] = {
    "bo-b.md": "gửi Bộ B",
    "bo-c.md": b"g\xe1\xbb\xadi B\xe1\xbb\x99 C",
}

# Writes letters of so many lines into a folder, and is killed before it touches the disk for the
# n-th time.
WRITER = """
import os, signal, sys
from pathlib import Path
from caichcli.files.disk import writes

folder, word, count, moment = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
touches = 0

def touch(event, arguments):
    global touches
    if event == "open" or event.startswith("os."):
        touches += 1
        if touches == moment:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(touch)
letters = {f"{number}.md": f"{word}\\n" * count for number in range(count)}
fault = writes.write_all(folder, letters, overwrite=True)
moment = 0  # what the process does on its way out is no writing
print(fault or "written")
"""


def written(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir())}


def test_text_and_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    assert writes.write(tmp_path / "a.md", "một\nhai\n") is None
    assert writes.write(tmp_path / "b.docx", b"\x00\xff\r\n") is None
    assert (tmp_path / "a.md").read_bytes() == "một\nhai\n".encode()
    assert (tmp_path / "b.docx").read_bytes() == b"\x00\xff\r\n"


@pytest.mark.parametrize("name", ["cong-van", "cong-van/"])
def test_a_folder_is_made(tmp_path: Path, name: str) -> None:
    assert writes.write_all(tmp_path / name, LETTERS) is None
    assert written(tmp_path / "cong-van") == {"bo-b.md": "gửi Bộ B", "bo-c.md": "gửi Bộ C"}
    assert list(tmp_path.iterdir()) == [tmp_path / "cong-van"]


def test_a_folder_that_is_there_keeps_its_other_files(tmp_path: Path) -> None:
    (tmp_path / "khác.md").write_text("khác", "utf-8")
    assert writes.write_all(tmp_path, LETTERS) is None
    assert written(tmp_path) == {"bo-b.md": "gửi Bộ B", "bo-c.md": "gửi Bộ C", "khác.md": "khác"}


def test_the_folder_one_stands_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert writes.write_all(Path(), LETTERS) is None
    assert set(written(tmp_path)) == set(LETTERS)


def test_one_name_that_is_taken_stops_all(tmp_path: Path) -> None:
    (tmp_path / "bo-c.md").write_text("của tôi", "utf-8")
    assert writes.write_all(tmp_path, LETTERS) == WriteFault(tmp_path / "bo-c.md", "exists")
    assert written(tmp_path) == {"bo-c.md": "của tôi"}
    assert writes.write_all(tmp_path, LETTERS, overwrite=True) is None
    assert written(tmp_path) == {"bo-b.md": "gửi Bộ B", "bo-c.md": "gửi Bộ C"}


@pytest.mark.parametrize("overwrite", [False, True])
def test_what_is_no_file_is_never_replaced(tmp_path: Path, *, overwrite: bool) -> None:
    (tmp_path / "bo-b.md").mkdir()
    os.mkfifo(tmp_path / "bo-c.md")
    reasons: dict[str, Reason] = {"bo-b.md": "folder", "bo-c.md": "not-a-file"}
    for name, reason in reasons.items():
        fault = writes.write_all(tmp_path, {"a.md": "a", name: "b"}, overwrite=overwrite)
        assert fault == WriteFault(tmp_path / name, reason)
    assert stat.S_ISFIFO((tmp_path / "bo-c.md").stat().st_mode)
    assert not (tmp_path / "a.md").exists()


def test_where_no_folder_can_be(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("của tôi", "utf-8")
    reasons: dict[str, Reason] = {"tệp": "not-a-folder", "không/có": "no-folder"}
    for name, reason in reasons.items():
        fault = writes.write_all(tmp_path / name, LETTERS, overwrite=True)
        assert fault == WriteFault(tmp_path / name, reason)
    assert written(tmp_path) == {"tệp": "của tôi"}


@pytest.mark.parametrize("there", [False, True])
def test_a_disk_that_fills_up_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, there: bool
) -> None:
    folder = tmp_path / "cong-van"
    if there:
        folder.mkdir()
        (folder / "bo-b.md").write_text("cũ", "utf-8")
    room = iter([None])

    def full(_: int) -> None:
        if next(room, 1) is not None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert writes.write_all(folder, LETTERS, overwrite=True) == WriteFault(folder, "full")
    assert list(tmp_path.iterdir()) == ([folder] if there else [])
    assert not there or written(folder) == {"bo-b.md": "cũ"}


def test_a_move_that_fails_half_way_is_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {"bo-a.md": "cũ", "bo-c.md": "cũ"}
    for name, text in before.items():
        (tmp_path / name).write_text(text, "utf-8")
    replace = Path.replace
    failures = iter([PermissionError(13, "in use")])

    def failing(self: Path, target: Path) -> Path:
        if target == tmp_path / "bo-c.md" and (failure := next(failures, None)):
            raise failure
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    fault = writes.write_all(tmp_path, {"bo-a.md": "mới", **LETTERS}, overwrite=True)
    assert fault == WriteFault(tmp_path, "permission")
    assert written(tmp_path) == before


class Making(Mapping[str, str]):
    """Letters made as they are asked for; ``there`` is what lay on the disk at each of them."""

    def __init__(self, names: tuple[str, ...], folder: Path, broken: str = "") -> None:
        self.names, self.folder, self.broken = names, folder, broken
        self.there: list[int] = []

    def __getitem__(self, name: str) -> str:
        files = (path for path in self.folder.rglob("*") if path.is_file())
        self.there.append(sum(path.stat().st_size > 0 for path in files))
        if name == self.broken:
            raise ValueError(name)
        return f"gửi {name}"

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


@pytest.mark.parametrize("there", [False, True])
def test_a_letter_is_on_the_disk_before_the_next_is_made(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "cong-van"
    if there:
        folder.mkdir()
    letters = Making(("a.md", "b.md", "c.md"), tmp_path)
    assert writes.write_all(folder, letters) is None
    assert letters.there == [0, 1, 2]
    assert written(folder) == {name: f"gửi {name}" for name in letters.names}


@pytest.mark.parametrize("there", [False, True])
def test_where_a_letter_cannot_be_made_none_is_written(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "cong-van"
    if there:
        folder.mkdir()
        (folder / "a.md").write_text("cũ", "utf-8")
    with pytest.raises(ValueError, match=r"c\.md"):
        writes.write_all(
            folder, Making(("a.md", "x/b.md", "c.md"), tmp_path, "c.md"), overwrite=True
        )
    assert list(tmp_path.iterdir()) == ([folder] if there else [])
    assert not there or written(folder) == {"a.md": "cũ"}


def test_before_a_letter_is_made_all_names_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / "c.md").write_text("cũ", "utf-8")
    letters = Making(("a.md", "b.md", "c.md"), tmp_path)
    assert writes.write_all(tmp_path, letters) == WriteFault(tmp_path / "c.md", "exists")
    assert letters.there == []


def killed(folder: Path, word: str, moment: int) -> bool:
    """Write the letters of a folder; tell whether the writer was killed before it was done."""
    command = [sys.executable, "-c", WRITER, str(folder), word, str(MANY), str(moment)]
    run = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    assert (run.returncode, run.stdout) in ((0, "written\n"), (-signal.SIGKILL, ""))
    return run.returncode != 0


def letters_of(word: str) -> dict[str, str]:
    return {f"{number}.md": f"{word}\n" * MANY for number in range(MANY)}


def test_of_letters_written_over_none_is_missing_whenever_the_writer_is_killed(
    tmp_path: Path,
) -> None:
    assert writes.write_all(tmp_path, letters_of("cũ")) is None
    old, new = letters_of("cũ"), letters_of("mới")
    for moment in count(1):
        done = not killed(tmp_path, "mới", moment)
        now = {name: (tmp_path / name).read_text("utf-8") for name in old}
        assert [name for name in old if now[name] not in (old[name], new[name])] == []
        assert writes.write_all(tmp_path, old, overwrite=True) is None
        assert written(tmp_path) == old
        if done:
            assert now == new
            return


def test_a_folder_that_is_new_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    folder = tmp_path / "cong-van"
    for moment in count(1):
        done = not killed(folder, "mới", moment)
        assert not folder.exists() or written(folder) == letters_of("mới")
        assert writes.write(tmp_path / "khác.md", "", overwrite=True) is None
        assert {path.name for path in tmp_path.iterdir()} <= {"cong-van", "khác.md"}
        if done:
            assert folder.exists()
            return
        shutil.rmtree(folder, ignore_errors=True)


def leave(folder: Path) -> list[Path]:
    """What a writer has beside while it writes a file, and while it writes a folder."""
    file, whole = folder / ".caich-1-2.tmp", folder / ".caich-0123456789abcdef.tmp"
    whole.mkdir()
    for path in (file, whole / "a.md"):
        path.write_text("", "utf-8")
    return [file, whole]


@pytest.mark.parametrize("name", ["a.md", "moi/a.md", "moi/sau/a.md"])
def test_what_dead_writers_left_is_removed_by_the_next(tmp_path: Path, name: str) -> None:
    leave(tmp_path)
    folder = tmp_path / Path(name).parts[0] if "/" in name else tmp_path
    inner = Path(name).relative_to(folder.name) if "/" in name else Path(name)
    assert writes.write_all(folder, {inner.as_posix(): "a"}) is None
    assert sorted(path.name for path in tmp_path.iterdir()) == [Path(name).parts[0]]


def test_what_a_living_writer_has_beside_stays(tmp_path: Path) -> None:
    beside = leave(tmp_path)
    descriptor = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_SH)  # as a writer does until it is done
    assert writes.write(tmp_path / "a.md", "a") is None
    assert all(path.exists() for path in beside)
    os.close(descriptor)
    assert writes.write(tmp_path / "b.md", "b") is None
    assert written(tmp_path) == {"a.md": "a", "b.md": "b"}


def test_where_folders_cannot_be_held_what_is_a_day_old_is_left_by_the_dead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", refuse)
    file, whole = leave(tmp_path)
    yesterday = time.time() - writes.DAY - 1
    os.utime(whole, (yesterday, yesterday))
    assert writes.write(tmp_path / "a.md", "a") is None
    assert sorted(tmp_path.iterdir()) == [file, tmp_path / "a.md"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
@pytest.mark.parametrize("several", [False, True])
def test_a_file_written_over_keeps_its_rights(tmp_path: Path, mode: int, several: bool) -> None:
    path = tmp_path / "bo-b.md"
    path.write_text("cũ", "utf-8")
    path.chmod(mode)
    if os.getuid() == 0:
        os.chown(path, NOBODY, NOBODY)
    before = path.stat()
    if several:
        assert writes.write_all(tmp_path, LETTERS, overwrite=True) is None
    else:
        assert writes.write(path, LETTERS[path.name], overwrite=True) is None
    after = path.stat()
    assert path.read_text("utf-8") == "gửi Bộ B"
    assert after.st_ino != before.st_ino
    assert (after.st_mode, after.st_uid, after.st_gid) == (
        before.st_mode,
        before.st_uid,
        before.st_gid,
    )


@pytest.mark.parametrize("there", [True, False])
def test_a_link_that_is_written_over_stays_a_link(tmp_path: Path, there: bool) -> None:
    (tmp_path / "kho").mkdir()
    target = tmp_path / "kho" / "b.md"
    if there:
        target.write_text("cũ", "utf-8")
    folder = tmp_path / "cong-van"
    folder.mkdir()
    link = folder / "bo-b.md"
    link.symlink_to(Path("..", "kho", "b.md"))
    assert writes.write(link, "mới", overwrite=True) is None
    assert target.read_text("utf-8") == "mới"
    assert writes.write_all(folder, LETTERS, overwrite=True) is None
    assert link.is_symlink()
    assert target.read_text("utf-8") == "gửi Bộ B"
    assert [path.name for path in target.parent.iterdir()] == ["b.md"]
    assert writes.write(link, "mới") == WriteFault(link, "exists")


def test_a_file_that_nobody_may_write_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "bo-c.md"
    path.write_text("cũ", "utf-8")
    path.chmod(0o444)
    assert writes.write(path, "mới", overwrite=True) == WriteFault(path, "read-only")
    assert writes.write_all(tmp_path, LETTERS, overwrite=True) == WriteFault(path, "read-only")
    assert written(tmp_path) == {"bo-c.md": "cũ"}


def test_what_somebody_makes_meanwhile_is_theirs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = iter([tmp_path / "a.md", tmp_path / "c.md"])
    sync = os.fsync

    def late(descriptor: int) -> None:
        next(theirs).write_text("của họ", "utf-8")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", late)
    assert writes.write(tmp_path / "a.md", "của tôi") == WriteFault(tmp_path / "a.md", "exists")
    fault = writes.write_all(tmp_path, {"c.md": "của tôi"})
    assert fault == WriteFault(tmp_path / "c.md", "exists")
    assert written(tmp_path) == {"a.md": "của họ", "c.md": "của họ"}


def test_a_disk_that_knows_no_second_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert writes.write(tmp_path / "a.md", "của tôi") is None
    assert writes.write_all(tmp_path, {"a.md": "mới", **LETTERS}, overwrite=True) is None
    assert len(written(tmp_path)) == 3


def test_names_may_lead_into_folders_below(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    contents = {"plans/2026.yaml": "a", ".caich/so/x": "b", ".caich/y": "#!/bin/sh\n"}
    assert writes.write_all(tmp_path, contents) is None
    assert {name: (tmp_path / name).read_text("utf-8") for name in contents} == contents
    assert [os.access(tmp_path / name, os.X_OK) for name in contents] == [False, False, True]


def test_folders_made_for_nothing_go_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plans").mkdir()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    fault = writes.write_all(tmp_path, {".caich/so/x": "b", "plans/2026.yaml": "a"})
    assert fault == WriteFault(tmp_path, "full")
    assert list(tmp_path.iterdir()) == [tmp_path / "plans"]
    assert list((tmp_path / "plans").iterdir()) == []


@pytest.mark.parametrize("reason", get_args(Reason))
def test_every_reason_is_said_in_words(reason: str) -> None:
    unsaid = {"changed-meanwhile"}  # only of what was read before
    families = {
        "render": unsaid,
        "validate.not-written": {*unsaid, "exists", "not-a-folder", "locked"},
        "validate.not-saved": {"exists", "folder", "no-folder", "not-a-folder", "not-a-file"},
    }
    for family, without in families.items():
        separator = "." if family == "render" else "-"
        if reason not in without:
            for lang in LANGUAGES:
                assert say(lang, f"{family}{separator}{reason}", path="a.md", lock=".a.md.lock")


def test_a_file_of_several_names_stays_one(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"longer than the new one")
        os.link(tmp_path / name, tmp_path / f"{name}2")
    assert writes.write(tmp_path / "a", b"new", overwrite=True) is None
    assert (tmp_path / "a2").read_bytes() == b"new"
    assert writes.replace(tmp_path / "a", b"new", b"newer") is None
    assert writes.write_all(tmp_path, {"a": b"1", "b": b"2"}, overwrite=True) is None
    contents = [(tmp_path / name).read_bytes() for name in ("a", "a2", "b", "b2")]
    assert contents == [b"1", b"1", b"2", b"2"]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a", "a2", "b", "b2"]
