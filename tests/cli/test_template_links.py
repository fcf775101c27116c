"""A workspace's folder of templates that is a link: used within the workspace, never out of it."""

import shutil
from pathlib import Path

import pytest
from msgspec import Struct

from tests.cli.conftest import EXAMPLE, Ask

WEEKLY = ("render", "weekly", "--week", "2020-W26", "--as-of", "28/6/2020")
SECRET = "KHÓA RIÊNG"


class Link(Struct, frozen=True):
    """Where ``templates`` leads, from the workspace, and whether that is out of it."""

    target: str
    out: bool


LINKS = {
    "two folders up": Link("../..", out=True),
    "a neighbour": Link("../neighbour", out=True),
    "a path from the root": Link("/neighbour", out=True),
    "a folder of the workspace": Link("mẫu", out=False),
    "nothing": Link("không có", out=False),
}


@pytest.fixture(params=LINKS)
def link(request: pytest.FixtureRequest) -> Link:
    return LINKS[request.param]


@pytest.fixture
def workspace(link: Link, tmp_path: Path) -> Path:
    root = tmp_path / "up" / "ws"
    shutil.copytree(EXAMPLE / "plans", root / "plans")
    for folder in (tmp_path, tmp_path / "up" / "neighbour", root / "mẫu"):
        folder.mkdir(exist_ok=True)
        (folder / "weekly.md.j2").write_text(SECRET, "utf-8")
    target = str(tmp_path / "up" / "neighbour") if link.target[0] == "/" else link.target
    (root / "templates").symlink_to(target)
    return root


def test_a_report(ask: Ask, link: Link, workspace: Path) -> None:
    answer = ask(*WEEKLY, at=workspace)
    if link.out:
        assert (answer.code, answer.out) == (3, "")
        assert "templates: liên kết dẫn ra ngoài" in answer.err
    else:
        assert answer.code == 0
        assert (SECRET in answer.out) == (link.target == "mẫu")


@pytest.mark.parametrize("format_", ["html", "docx"])
def test_every_format_refuses_it(
    ask: Ask, link: Link, workspace: Path, tmp_path: Path, format_: str
) -> None:
    answer = ask(*WEEKLY, "--format", format_, "-o", str(tmp_path / "x"), at=workspace)
    assert answer.code == (3 if link.out else 0), answer.err


def test_a_check(ask: Ask, link: Link, workspace: Path) -> None:
    answer = ask("templates", "check", "weekly.md.j2", at=workspace)
    assert answer.code == (3 if link.out else 0), answer.err
    assert ("liên kết dẫn ra ngoài" in answer.err) == link.out


def test_templates_are_not_ejected_through_it(ask: Ask, link: Link, workspace: Path) -> None:
    if link.target == "không có":
        (workspace / link.target).mkdir()
    answer = ask("templates", "eject", "brief", "--format", "markdown", at=workspace)
    assert answer.code == (3 if link.out else 0), answer.err
    assert ("liên kết dẫn ra ngoài" in answer.err) == link.out
