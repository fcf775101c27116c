"""Every command, in every format, takes twice the work for twice as much of what it is asked of.

Work is the lines of Python that are executed, as in ``test_growth``; how much more of it each
doubling adds is compared, so that what a command takes to start counts for nothing.
"""

import contextlib
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.fuzz.asked import ASKED, SHORT, Line, formats, lines, names, short_lines
from tests.fuzz.scenes import SCENES, caich
from tests.fuzz.test_growth import MOST, worked

FEW = 12
SMALL = 5000  # lines of Python: so little more may be chance
SHORT_LINES = [line for command in ASKED for line in short_lines(command)]


@pytest.fixture(scope="module")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, int], Path]:
    """A folder for a scene of a size, laid out once for all that ask of it."""
    top = tmp_path_factory.mktemp("scenes")

    @cache
    def laid_out(scene: str, size: int) -> Path:
        root = top / f"{size} {scene}"
        root.mkdir()
        with contextlib.chdir(root):
            SCENES[scene](root, size)
        return root

    return laid_out


@pytest.mark.parametrize("line", SHORT_LINES, ids=": ".join)
def test_twice_as_much_adds_hardly_more_than_twice_the_work(
    line: Line, scenes: Callable[[str, int], Path], tmp_path: Path
) -> None:
    first = _adds(line, scenes, tmp_path / "1")
    # What is loaded once may be loaded in any of the runs: what seems to grow is asked once more.
    assert _is_linear(*first) or _is_linear(*_adds(line, scenes, tmp_path / "2"))


def _is_linear(less: int, more: int) -> bool:
    return more <= MOST * max(less, SMALL)


def _adds(line: Line, scenes: Callable[[str, int], Path], work: Path) -> tuple[int, int]:
    """How many lines of Python the first doubling adds, and the second."""
    words, scene = line
    counts = []
    for turn, size in enumerate((4 * FEW, FEW, 2 * FEW, 4 * FEW)):  # the first loads
        root = shutil.copytree(scenes(scene, size), work / str(turn))
        with contextlib.chdir(root):
            counts.append(worked(caich, *words.split())[0])
    _, once, twice, four_times = counts
    return twice - once, four_times - twice


def test_every_command_is_asked() -> None:
    assert {*ASKED, *SHORT} == set(names())
    assert not ASKED.keys() & SHORT.keys()


@pytest.mark.parametrize("command", ASKED)
def test_every_format_is_asked(command: str) -> None:
    asked = " ".join(f"{words} " for words, _ in lines(command))
    assert [one for one in formats(command) if f" -f {one} " not in asked] == []


def test_every_scene_is_asked_about() -> None:
    asked = {scene for command in ASKED for _, scene in lines(command)}
    assert asked <= SCENES.keys()
