"""Files put on the disk: one whole or not at all, several all or none."""

import os
import stat
from pathlib import Path

import pytest

from caichcli.files.disk import placing
from caichcli.files.disk.workspace import Unwritable

LETTERS: dict[str, str | bytes] = {
    "bo-b.md": "gửi Bộ B",
    "bo-c.md": b"g\xe1\xbb\xadi B\xe1\xbb\x99 C",
}


def written(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir())}


def test_text_and_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    assert placing.write(tmp_path / "a.md", "một\nhai\n") is None
    assert placing.write(tmp_path / "b.docx", b"\x00\xff\r\n") is None
    assert (tmp_path / "a.md").read_bytes() == "một\nhai\n".encode()
    assert (tmp_path / "b.docx").read_bytes() == b"\x00\xff\r\n"


@pytest.mark.parametrize("name", ["cong-van", "cong-van/"])
def test_a_folder_is_made(tmp_path: Path, name: str) -> None:
    assert placing.write_all(tmp_path / name, LETTERS) is None
    assert written(tmp_path / "cong-van") == {"bo-b.md": "gửi Bộ B", "bo-c.md": "gửi Bộ C"}
    assert list(tmp_path.iterdir()) == [tmp_path / "cong-van"]


def test_a_folder_that_is_there_keeps_its_other_files(tmp_path: Path) -> None:
    (tmp_path / "khác.md").write_text("khác", "utf-8")
    assert placing.write_all(tmp_path, LETTERS) is None
    assert written(tmp_path) == {"bo-b.md": "gửi Bộ B", "bo-c.md": "gửi Bộ C", "khác.md": "khác"}


def test_the_folder_one_stands_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert placing.write_all(Path(), LETTERS) is None
    assert set(written(tmp_path)) == set(LETTERS)


def test_one_name_that_is_taken_stops_all(tmp_path: Path) -> None:
    (tmp_path / "bo-c.md").write_text("của tôi", "utf-8")
    assert placing.write_all(tmp_path, LETTERS) == Unwritable(tmp_path / "bo-c.md", "exists")
    assert written(tmp_path) == {"bo-c.md": "của tôi"}
    assert placing.write_all(tmp_path, LETTERS, overwrite=True) is None
    assert written(tmp_path) == {"bo-b.md": "gửi Bộ B", "bo-c.md": "gửi Bộ C"}


@pytest.mark.parametrize("overwrite", [False, True])
def test_what_is_no_file_is_never_replaced(tmp_path: Path, *, overwrite: bool) -> None:
    (tmp_path / "bo-b.md").mkdir()
    os.mkfifo(tmp_path / "bo-c.md")
    for name, reason in (("bo-b.md", "folder"), ("bo-c.md", "not-a-file")):
        fault = placing.write_all(tmp_path, {"a.md": "a", name: "b"}, overwrite=overwrite)
        assert fault == Unwritable(tmp_path / name, reason)
    assert stat.S_ISFIFO((tmp_path / "bo-c.md").stat().st_mode)
    assert not (tmp_path / "a.md").exists()


def test_where_no_folder_can_be(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("của tôi", "utf-8")
    for name, reason in (("tệp", "not-a-folder"), ("không/có", "no-folder")):
        fault = placing.write_all(tmp_path / name, LETTERS, overwrite=True)
        assert fault == Unwritable(tmp_path / name, reason)
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
    assert placing.write_all(folder, LETTERS, overwrite=True) == Unwritable(folder, "full")
    assert list(tmp_path.iterdir()) == ([folder] if there else [])
    assert not there or written(folder) == {"bo-b.md": "cũ"}


def test_a_move_that_fails_half_way_is_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bo-c.md").write_text("cũ", "utf-8")
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if target == tmp_path / "bo-c.md" and ".old" not in self.parts:
            raise PermissionError(13, "in use")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    fault = placing.write_all(tmp_path, LETTERS, overwrite=True)
    assert fault == Unwritable(tmp_path, "permission")
    assert written(tmp_path) == {"bo-c.md": "cũ"}
