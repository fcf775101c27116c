"""What a document says of its own making: the state of the plan in git, a digest of all inputs."""

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

from caichcli import __version__
from caichcli.services.reporting import provenance
from tests.cli.conftest import EXAMPLE, Ask
from tests.repositories import Git

TODAY = dt.date(2021, 1, 4)
W26 = ("render", "weekly", "--week", "2020-W26")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The illustrative workspace, by itself; its office wants papers to say how they were made."""
    place = Path(shutil.copytree(EXAMPLE, tmp_path / "so-theo-doi"))
    (place / "caich.toml").write_text("[paper]\nprovenance = true\n", "utf-8")
    return place


def digest(ask: Ask, at: Path, *words: str, today: dt.date = TODAY) -> str:
    found = re.search(
        r"(?:mã kiểm tra|check sum) ([0-9a-f]{12});", made(ask, at, *words, day=today)
    )
    assert found
    return found[1]


def made(ask: Ask, at: Path, *words: str, day: dt.date = TODAY) -> str:
    out = ask(*(words or W26), at=at, today=day).out
    return next(line for line in out.splitlines() if __version__ in line)


def test_the_same_inputs_give_the_same_bytes(ask: Ask, copy: Path) -> None:
    assert ask(*W26, at=copy, today=TODAY) == ask(*W26, at=copy, today=TODAY)
    assert ask(*W26, "--today", "04/01/2021", at=copy) == ask(*W26, at=copy, today=TODAY)


@pytest.mark.parametrize(
    "words",
    [
        ("render", "weekly", "--week", "2020-W25"),
        (*W26, "--as-of", "25/6/2020"),
        (*W26, "--agency", "bo-b"),
        (*W26, "--lang", "en"),
    ],
)
def test_another_question_has_another_digest(ask: Ask, copy: Path, words: tuple[str, ...]) -> None:
    assert digest(ask, copy, *words) != digest(ask, copy)


@pytest.mark.parametrize(
    "name", ["plans/2020.yaml", "plans/agencies.yaml", "templates/vi/_words.j2"]
)
def test_every_file_that_has_a_part_changes_the_digest(ask: Ask, copy: Path, name: str) -> None:
    (copy / "templates" / "vi").mkdir(parents=True)
    words = Path(__file__).parents[2] / "templates" / "vi" / "_words.j2"
    (copy / "templates" / "vi" / "_words.j2").write_bytes(words.read_bytes())
    before = digest(ask, copy)
    assert digest(ask, copy) == before
    with (copy / name).open("a", encoding="utf-8") as file:
        file.write("# \n" if name.endswith("yaml") else "{# #}")
    assert digest(ask, copy) != before


def test_another_day_and_another_version_change_the_digest(
    ask: Ask, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = digest(ask, copy)
    assert digest(ask, copy, today=dt.date(2021, 1, 5)) != before
    monkeypatch.setattr(provenance, "__version__", __version__ + "1")
    assert digest(ask, copy) != before


def test_the_digest_is_of_the_question_whatever_the_format(ask: Ask, copy: Path) -> None:
    html = ask(*W26, "--format", "html", at=copy, today=TODAY).out
    assert digest(ask, copy) in html


def test_the_revision_is_the_last_commit_of_the_plan_s_files(
    ask: Ask, copy: Path, git: Git
) -> None:
    assert "kế hoạch bản" not in made(ask, copy)
    git(copy, "init", "--quiet")
    assert "kế hoạch bản" not in made(ask, copy)
    git(copy, "add", "plans")
    git(copy, "commit", "--quiet", "-m", "kế hoạch")
    first = git(copy, "rev-parse", "HEAD").strip()[:7]
    assert f"kế hoạch bản {first}, mã" in made(ask, copy)
    (copy / "README.md").write_text("khác", "utf-8")
    git(copy, "add", "README.md")
    git(copy, "commit", "--quiet", "-m", "khác")
    assert f"kế hoạch bản {first}, mã" in made(ask, copy)


def test_files_that_differ_from_the_revision_are_marked(ask: Ask, copy: Path, git: Git) -> None:
    git(copy, "init", "--quiet")
    git(copy, "add", "plans")
    git(copy, "commit", "--quiet", "-m", "kế hoạch")
    with (copy / "plans" / "2020.yaml").open("a", encoding="utf-8") as file:
        file.write("# thêm\n")
    assert re.search(r"kế hoạch bản [0-9a-f]{7}\+ \(có sửa đổi chưa commit\), mã", made(ask, copy))
    assert re.search(
        r"plan at revision [0-9a-f]{7}\+ \(changed since\), check",
        made(ask, copy, *W26, "--lang", "en"),
    )
