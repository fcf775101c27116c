"""A workspace as it was, beside the one that is: what it holds, and that it is gone afterwards."""

from pathlib import Path

import pytest

from caichcli.files.disk import restoration, workspace
from caichcli.files.disk.workspace import Workspace


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    for name, text in {
        "plans/2020.yaml": "now",
        "plans/2021.yaml": "not there then",
        "caich.toml": "today's",
        "templates/weekly.md.j2": "today's",
    }.items():
        path = tmp_path / "ws" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    here = workspace.find(tmp_path / "ws")
    assert here is not None
    return here


def held(root: Path) -> dict[str, str]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in files}


def test_plans_are_of_then_settings_and_templates_of_today(place: Workspace) -> None:
    then = {"2020.yaml": b"then", "agencies.yaml": b"then", "../escaped.yaml": b"x"}
    with restoration.restored(place, then) as root:
        assert held(root) == {
            "plans/2020.yaml": "then",
            "plans/agencies.yaml": "then",
            "caich.toml": "today's",
            "templates/weekly.md.j2": "today's",
        }
    assert not root.exists()
    assert place.plans[0].read_text("utf-8") == "now"


def test_templates_that_lead_out_are_left_behind(place: Workspace, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/secret.md.j2").write_text("x", "utf-8")
    (place.root / "templates/weekly.md.j2").unlink()
    (place.root / "templates").rmdir()
    (place.root / "templates").symlink_to(tmp_path / "elsewhere")
    with restoration.restored(place, {"2020.yaml": b"then"}) as root:
        assert held(root) == {"plans/2020.yaml": "then", "caich.toml": "today's"}
