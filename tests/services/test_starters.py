"""A workspace laid out from any folder: what became of each file, and why there is none."""

from pathlib import Path

import pytest

from caichcli.services import starters
from caichcli.services.session import Session
from caichcli.services.starters import NotAFolder, NotInARepository, NotLaidOut
from tests.cli.recorded import TODAY
from tests.repositories import Git


@pytest.fixture
def here(tmp_path: Path) -> Session:
    return Session(tmp_path, TODAY)


def test_what_became_of_each_file(here: Session) -> None:
    layout = starters.lay_out(here, Path("moi"), ["gitlab"])
    assert (layout.new, layout.recipes, layout.below) == (True, True, "")
    assert list(layout.files)[:2] == ["plans/2026.yaml", "plans/agencies.yaml"]
    assert set(layout.files.values()) == {"made"}
    (here.folder / "moi" / ".gitlab-ci.yml").write_text("khác", "utf-8")
    (here.folder / "moi" / ".editorconfig").unlink()
    layout = starters.lay_out(here, Path("moi"), ["gitlab"])
    assert (layout.new, layout.recipes) == (False, False)
    states = {name: state for name, state in layout.files.items() if state != "kept"}
    assert states == {".editorconfig": "made", ".gitlab-ci.yml": "kept-other"}


def test_where_no_workspace_can_be(here: Session) -> None:
    (here.folder / "tep").touch()
    with pytest.raises(NotAFolder):
        starters.lay_out(here, Path("tep"), [])
    with pytest.raises(NotLaidOut) as refusal:
        starters.lay_out(here, Path("tep/moi"), [])
    assert refusal.value.path == Path("tep/moi")
    with pytest.raises(NotInARepository):
        starters.set_merge_driver(here, Path())


def test_the_merge_driver_is_set_once(here: Session, git: Git) -> None:
    git(here.folder, "init", "-q")
    assert [starters.set_merge_driver(here, Path()) for _ in range(2)] == [True, False]
    assert git(here.folder, "config", "merge.caich.driver").startswith("caich merge-driver")
