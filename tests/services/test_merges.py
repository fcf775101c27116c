"""Three versions of a file merged from any folder; nothing is printed."""

from pathlib import Path

import pytest

from caichcli.services import merges
from caichcli.services.merges import MergeNotSaved, VersionNotRead, Versions
from caichcli.services.session import Session
from tests.cli.recorded import PLAN, TODAY

VERSIONS = Versions(Path("goc"), Path("ta"), Path("ho"))
OURS = PLAN.replace("title: Ban hành kế hoạch", "title: Ban hành kế hoạch kiểm tra")
THEIRS = PLAN.replace("title: Sửa Nghị định", "title: Sửa Nghị định về thi đua")


@pytest.fixture
def here(tmp_path: Path) -> Session:
    for path, text in zip(
        (VERSIONS.base, VERSIONS.ours, VERSIONS.theirs), (PLAN, OURS, THEIRS), strict=True
    ):
        (tmp_path / path).write_text(text, "utf-8")
    return Session(tmp_path, TODAY)


def test_what_both_sides_changed_is_put_together(here: Session) -> None:
    assert PLAN not in (OURS, THEIRS)
    assert merges.merge(here, VERSIONS, "plans/2026.yaml") == ()
    text = (here.folder / "ta").read_text("utf-8")
    assert "Ban hành kế hoạch kiểm tra" in text
    assert "Sửa Nghị định về thi đua" in text


def test_what_they_changed_in_two_ways_is_left_to_people(here: Session) -> None:
    other = PLAN.replace("title: Ban hành kế hoạch", "title: Ban hành đề án")
    (here.folder / "ho").write_text(other, "utf-8")
    (clash,) = merges.merge(here, VERSIONS, "plans/2026.yaml")
    assert clash.reason == "changed"
    assert "<<<<<<<" in (here.folder / "ta").read_text("utf-8")


def test_a_version_that_cannot_be_read_or_written(here: Session) -> None:
    (here.folder / "ta").chmod(0o444)
    with pytest.raises(MergeNotSaved) as refusal:
        merges.merge(here, VERSIONS, "plans/2026.yaml")
    assert (refusal.value.path, refusal.value.reason) == (Path("ta"), "read-only")
    (here.folder / "ho").unlink()
    with pytest.raises(VersionNotRead) as loss:
        merges.merge(here, VERSIONS, "plans/2026.yaml")
    assert (loss.value.path, loss.value.reason) == (Path("ho"), "missing")
