"""What was sent here goes when the server stops, however it is told to; else with the next one."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from caichcli.web.uploads import FOLDERS, Uploads, sweep
from tests.web.served import PLAN, TIMEOUT, Served, example, sent, serving

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")

HOUR = 3600


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files, of ours and of the servers that we start."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setattr("tempfile.tempdir", None)
    return place


@pytest.fixture(autouse=True)
def terminal() -> Iterator[None]:
    """A terminal that can be closed, where the tests themselves run under ``nohup``."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


def kept(place: Path) -> list[Path]:
    return sorted(place.glob(f"{FOLDERS}*"))


def send_a_file(served: Served) -> None:
    sent(served.visitor(), f"/plan/{PLAN}/import", {"a.txt": b"x"})


def aged(folder: Path) -> None:
    """Let a folder be of an hour ago."""
    os.utime(folder, (time.time() - HOUR,) * 2)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_server_clears_away_what_was_sent(tmp_path: Path, place: Path, name: str) -> None:
    with serving(example(tmp_path / "ke-hoach")) as served:
        assert kept(place) == []
        send_a_file(served)
        (folder,) = kept(place)
        assert any(folder.rglob("a.txt"))
        served.process.send_signal(signal.Signals[name])
        said, _ = served.process.communicate(timeout=TIMEOUT)
    assert kept(place) == []
    assert "Traceback" not in said
    assert served.process.returncode in ((0,) if name != "SIGINT" else (0, 130))


def test_the_next_server_clears_away_what_a_killed_one_left(tmp_path: Path, place: Path) -> None:
    workspace = example(tmp_path / "ke-hoach")
    with serving(workspace) as served:
        send_a_file(served)
        served.process.kill()
        served.process.communicate(timeout=TIMEOUT)
    (folder,) = kept(place)
    aged(folder)
    with serving(workspace) as served:
        until = time.monotonic() + TIMEOUT
        while kept(place) and time.monotonic() < until:
            time.sleep(0.05)
    assert kept(place) == []


def test_nothing_is_cleared_away_that_may_be_another_s(tmp_path: Path, place: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "letter").write_text("x")
    link = place / f"{FOLDERS}link"
    link.symlink_to(elsewhere, target_is_directory=True)
    (file := place / f"{FOLDERS}file").touch()
    (shared := place / f"{FOLDERS}shared").mkdir()
    shared.chmod(0o777)
    (new := place / f"{FOLDERS}new").mkdir(mode=0o700)
    (left := place / f"{FOLDERS}left").mkdir(mode=0o700)
    running = Uploads()
    held = running.folder("").parent
    for folder in (shared, left, held):
        aged(folder)
    sweep()
    assert kept(place) == sorted([link, file, shared, new, held])
    assert (elsewhere / "letter").read_text() == "x"
    running.remove()
    assert not held.exists()
