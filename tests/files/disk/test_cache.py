"""What is kept from one run to the next: in the user's folder alone, and never in the way."""

import os
import stat
import sys
from pathlib import Path

import pytest

from caichcli.files.disk import cache

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="other systems have other folders")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder, and beside it the cache folder of whoever keeps it elsewhere."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def files(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]


@LINUX
@pytest.mark.parametrize(
    ("setting", "place"),
    [(None, ".cache/caich/a1"), ("", ".cache/caich/a1"), ("{home}/other", "other/caich/a1")],
)
def test_it_lies_where_the_system_has_it(
    home: Path, monkeypatch: pytest.MonkeyPatch, setting: str | None, place: str
) -> None:
    if setting is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", setting.format(home=home))
    assert cache.read("a1") is None
    cache.keep("a1", b"x")
    cache.keep("a1", b"xy")
    assert cache.read("a1") == b"xy"
    assert files(home) == [place]
    assert stat.S_IMODE((home / place).parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("platform", "setting", "place"),
    [
        ("win32", "LOCALAPPDATA", "local/caich"),
        ("darwin", None, "home/Library/Caches/caich"),
        ("linux", None, "home/.cache/caich"),
        ("linux", "XDG_CACHE_HOME", "local/caich"),
    ],
)
def test_each_system_has_its_folder(
    home: Path, monkeypatch: pytest.MonkeyPatch, platform: str, setting: str | None, place: str
) -> None:
    if setting:
        monkeypatch.setenv(setting, str(home.parent / "local"))
    monkeypatch.setattr(sys, "platform", platform)
    cache.keep("a1", b"x")
    assert cache.read("a1") == b"x"
    assert files(home.parent) == [f"{place}/a1"]


@LINUX
@pytest.mark.parametrize("setting", ["relative", "./cache"])
def test_a_folder_that_is_no_place_of_its_own_is_not_used(
    home: Path, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    monkeypatch.chdir(home)
    monkeypatch.setenv("XDG_CACHE_HOME", setting)
    cache.keep("a1", b"x")
    assert cache.read("a1") is None
    assert files(home) == []


@LINUX
def test_without_a_home_nothing_is_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    cache.keep("a1", b"x")
    assert cache.read("a1") is None
    assert files(home) == []


@LINUX
def test_a_folder_that_cannot_be_written_is_left_alone(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "file"))
    cache.keep("a1", b"x")
    assert cache.read("a1") is None
    assert files(home) == ["file"]


@LINUX
@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702])
def test_what_others_may_write_is_not_read(home: Path, mode: int) -> None:
    cache.keep("a1", b"x")
    folder = home / ".cache" / "caich"
    folder.chmod(mode)
    assert cache.read("a1") is None
    cache.keep("a2", b"x")
    assert files(folder) == ["a1"]


@LINUX
def test_what_is_another_user_s_is_not_read(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.keep("a1", b"x")
    monkeypatch.setattr(os, "getuid", lambda: home.stat().st_uid + 1)
    assert cache.read("a1") is None
