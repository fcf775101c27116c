"""Generated files: written where missing or changed, and never in silence left behind."""

from pathlib import Path

import pytest

from docs import generate


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one generated page, not written yet."""
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    monkeypatch.setattr(generate, "GENERATED", {"docs/rules.md": lambda: "# Quy tắc\n"})
    return tmp_path / "docs/rules.md"


def test_a_missing_page_is_told_and_written(page: Path) -> None:
    assert generate.main(["--check"]) == 1
    assert not page.exists()
    assert generate.main([]) == 0
    assert page.read_bytes() == "# Quy tắc\n".encode()
    assert generate.main(["--check"]) == 0


@pytest.mark.parametrize("edited", ["", "# Quy tac\n", "# Quy tắc\r\n", "# Quy tắc\n\n"])
def test_an_edited_page_is_not_current(
    page: Path, edited: str, capsys: pytest.CaptureFixture[str]
) -> None:
    generate.main([])
    page.write_bytes(edited.encode())
    capsys.readouterr()
    assert generate.main(["--check"]) == 1
    assert capsys.readouterr().out.startswith("not current: docs/rules.md\n")


def test_an_unknown_argument_writes_nothing(page: Path) -> None:
    assert generate.main(["--chekc"]) == 2
    assert not page.exists()
