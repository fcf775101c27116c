"""What a path on the command line means."""

from pathlib import Path

import pytest

from caichcli.files.disk import locations
from caichcli.files.disk.workspace import Workspace

# Folders and files laid out below; a path named, and the files of the workspaces that it means.
LAYOUT = [
    "ws/plans/2026.yaml",
    "ws/plans/agencies.yaml",
    "ws/templates/vi/weekly.md.j2",
    "nested/a/plans/2025.yaml",
    "nested/b/plans/2026.yml",
    "nested/.hidden/plans/2026.yaml",
    "nested/mkdocs.yml",
    "loose/1.yaml",
    "loose/2.yaml",
    "loose/agencies.yaml",
    "alone/agencies.yaml",
    "empty/ghi-chu.txt",
]
FOLDERS = {
    "ws": [["ws/plans/2026.yaml", "ws/plans/agencies.yaml"]],
    "ws/plans": [["ws/plans/2026.yaml", "ws/plans/agencies.yaml"]],
    "nested": [["nested/a/plans/2025.yaml"], ["nested/b/plans/2026.yml"]],
    "loose": [["loose/1.yaml", "loose/2.yaml", "loose/agencies.yaml"]],
    "alone": [["alone/agencies.yaml"]],
    "empty": [["empty"]],
    "nowhere": [["nowhere"]],
    "loose/1.yaml": [["loose/1.yaml"]],
}
FILES = {
    "ws/plans/2026.yaml": ["ws/plans/2026.yaml", "ws/plans/agencies.yaml"],
    "ws/caich.toml": ["ws/plans/2026.yaml", "ws/plans/agencies.yaml"],
    "loose/1.yaml": ["loose/1.yaml", "loose/agencies.yaml"],
    "nowhere/1.yaml": ["nowhere/1.yaml"],
}


@pytest.fixture
def laid_out(tmp_path: Path) -> Path:
    for name in LAYOUT:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")
    return tmp_path


def files(place: Workspace, root: Path) -> list[str]:
    register = [place.register] if place.register else []
    return [path.relative_to(root).as_posix() for path in (*place.plans, *register)]


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder(laid_out: Path, folder: str) -> None:
    places = locations.below(laid_out / folder)
    assert [files(one, laid_out) for one in places] == FOLDERS[folder]


@pytest.mark.parametrize("file", FILES)
def test_a_file(laid_out: Path, file: str) -> None:
    assert files(locations.holding(laid_out / file), laid_out) == FILES[file]


def test_links_that_go_round_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a" / "plans").mkdir(parents=True)
    (tmp_path / "a" / "plans" / "2026.yaml").write_text("", "utf-8")
    (tmp_path / "a" / "round").symlink_to(tmp_path, target_is_directory=True)
    assert len(locations.below(tmp_path)) == 1


def test_a_path_is_made_plain_without_following_links(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
    assert locations.normal(tmp_path / "x" / ".." / "link" / "a") == tmp_path / "link" / "a"
