"""Plans in clones beside a workspace: pinned, moved on, with a moved term, rewound, missing."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.cli.recorded import AGENCIES, PLAN
from tests.cli.test_cascade import MOVED, OWN
from tests.repositories import Git

ABOVE = "plans/2026.yaml"
HERE = "plans/so-c.yaml"
SEEN = OWN.replace("implements: ke-hoach/I.1}", "implements: {task: ke-hoach/I.1}}")


def commit(git: Git, top: Path, text: str, file: str = ABOVE) -> None:
    """A plan put into a clone, and committed."""
    if not top.exists():
        (top / "plans").mkdir(parents=True)
        git(top, "init", "-q")
        (top / "plans/agencies.yaml").write_text(AGENCIES, "utf-8")
    (top / file).write_text(text, "utf-8")
    git(top, "add", "-A")
    git(top, "commit", "-qm", "kế hoạch")


@pytest.fixture
def own(ask: Ask, git: Git, tmp_path: Path) -> Path:
    """A workspace whose plan breaks down one of a clone above, beside a clone below."""
    commit(git, tmp_path / "tren", PLAN)
    commit(git, tmp_path / "duoi", OWN.replace("id: so-c", "id: phong-d"), "plans/phong-d.yaml")
    commit(git, tmp_path / "so-c", SEEN, HERE)
    settings = '[cascade]\nfolders = ["../tren", "../duoi"]\n'
    (tmp_path / "so-c/caich.toml").write_text(settings, "utf-8")
    return tmp_path / "so-c"


def findings(ask: Ask, at: Path) -> list[str]:
    told = json.loads(ask("validate", "--format", "json", at=at).out)
    return [one["rule"] for one in told["findings"]]


def notes(ask: Ask, at: Path) -> list[str]:
    """What is said of the folders, first."""
    lines = ask("cascade", at=at).out.splitlines()
    return [line.removeprefix("! Thư mục ") for line in lines if line.startswith("! Thư mục")]


def test_a_clone_above_is_known_and_its_moved_term_is_told(ask: Ask, git: Git, own: Path) -> None:
    assert findings(ask, own) == []
    assert ask("cascade", "a", "--accept", at=own).code == 0
    assert ask("cascade", "pin", at=own).code == 0
    assert notes(ask, own) == []
    moved = PLAN.replace("deadline: Quý II/2026", f"deadline: Quý II/2026{MOVED}")
    commit(git, own.parent / "tren", moved)
    assert findings(ask, own) == ["suspect-link"]
    assert notes(ask, own) == ["../tren: đã có lần ghi mới từ khi ghim"]


def test_a_rewound_clone_is_told(ask: Ask, git: Git, own: Path) -> None:
    commit(git, own.parent / "duoi", "# thêm\n", "plans/ghi-chu.txt")
    ask("cascade", "pin", at=own)
    git(own.parent / "duoi", "reset", "-q", "--hard", "HEAD~1")
    assert findings(ask, own) == ["folder-rewound"]
    (note,) = notes(ask, own)
    assert note.startswith("../duoi: bị lùi lại")
    ask("cascade", "pin", at=own)
    assert findings(ask, own) == []


def test_of_three_clones_each_is_told_what_is_its_own(ask: Ask, git: Git, own: Path) -> None:
    """One rewound, one with a moved term, one as it was: in one run, from where all are seen."""
    third = own.parent / "beside"
    commit(git, third, OWN.replace("id: so-c", "id: phong-e"), "plans/phong-e.yaml")
    settings = '[cascade]\nfolders = ["../tren", "../duoi", "../beside"]\n'
    (own / "caich.toml").write_text(settings, "utf-8")
    commit(git, own.parent / "duoi", "# thêm\n", "plans/ghi-chu.txt")
    assert ask("cascade", "a", "--accept", at=own).code == 0
    assert ask("cascade", "pin", at=own).code == 0
    assert findings(ask, own) == []
    git(own.parent / "duoi", "reset", "-q", "--hard", "HEAD~1")
    moved = PLAN.replace("deadline: Quý II/2026", f"deadline: Quý II/2026{MOVED}")
    commit(git, own.parent / "tren", moved)
    assert sorted(findings(ask, own)) == ["folder-rewound", "suspect-link"]
    told = json.loads(ask("cascade", "-f", "json", at=own).out)
    assert [(one["task"], one["state"]) for one in told["links"]] == [
        ("a", "suspect"),
        ("b", "unwatched"),
        ("b", "unwatched"),
    ]
    first, second = notes(ask, own)
    assert first == "../tren: đã có lần ghi mới từ khi ghim"
    assert second.startswith("../duoi: bị lùi lại")


def test_a_history_written_anew_is_rewound_too(ask: Ask, git: Git, own: Path) -> None:
    ask("cascade", "pin", at=own)
    git(own.parent / "duoi", "commit", "-q", "--amend", "-m", "kế hoạch, ghi lại")
    assert findings(ask, own) == ["folder-rewound"]


@pytest.mark.parametrize("damage", ["[[folder]", "x = 1\n", "folder = 3\n", "[[folder]]\n"])
def test_a_damaged_file_of_pins_is_told(ask: Ask, own: Path, damage: str) -> None:
    ask("cascade", "pin", at=own)
    (own / "caich.lock").write_text(damage, "utf-8")
    assert findings(ask, own) == ["unreadable-lock"]
    assert all(one.endswith("caich.lock hỏng, không đọc được phần ghim") for one in notes(ask, own))
    assert ask("cascade", "pin", at=own).code == 0
    assert findings(ask, own) == []


def test_files_changed_without_a_commit_are_told(ask: Ask, own: Path) -> None:
    ask("cascade", "pin", at=own)
    (own.parent / "tren" / ABOVE).write_text(PLAN + "\n", "utf-8")
    assert notes(ask, own) == ["../tren: tệp khác lúc ghim"]


def test_a_folder_that_is_not_there_makes_no_error_of_its_links(ask: Ask, own: Path) -> None:
    (own.parent / "tren").rename(own.parent / "khac")
    assert findings(ask, own) == ["folder-missing"]
    assert "../tren: không có kế hoạch nào" in notes(ask, own)


def test_a_link_into_no_folder_is_told(ask: Ask, own: Path) -> None:
    (own / HERE).write_text(SEEN.replace("ke-hoach/I.2", "ke-hoach/I.9"), "utf-8")
    assert findings(ask, own) == ["unknown-implements"]


@pytest.mark.parametrize(
    "value",
    ['"../tren"', '["https://vi.du/tren"]', '["//may/kho"]', "['\\\\may\\kho']", "[1]", '[""]'],
)
def test_only_folders_of_this_disk_are_taken(ask: Ask, own: Path, value: str) -> None:
    (own / "caich.toml").write_text(f"[cascade]\nfolders = {value}\n", "utf-8")
    assert "wrong-setting" in findings(ask, own)


def test_what_a_clone_below_did_is_rolled_up(ask: Ask, own: Path) -> None:
    told = json.loads(ask("cascade", "--format", "json", at=own).out)
    assert [link["parent"] for link in told["links"]] == ["ke-hoach/I.1"] * 2 + ["ke-hoach/I.2"]
    assert "không theo dõi thay đổi" in ask("cascade", at=own).out


def test_without_folders_nothing_is_written(ask: Ask, own: Path) -> None:
    (own / "caich.toml").write_text("", "utf-8")
    assert "chưa ghi folders" in ask("cascade", "pin", at=own).err
    assert not (own / "caich.lock").exists()
