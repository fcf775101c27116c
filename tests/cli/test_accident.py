"""The net below every command: an error of caich's own is said as such, with what to report."""

from pathlib import Path

import pytest

from caichcli.cli.main import COMPLETION_VARIABLE, run
from caichcli.views import overview
from tests.cli.conftest import EXAMPLE, Ask


def _broken(*_: object) -> None:
    raise KeyError("Số liệu mật")


SAID = {
    "vi": [
        "Lỗi của caich, không phải của kế hoạch: KeyError tại test_accident.py:",
        "caich status",
    ],
    "en": ["An error of caich, not of the plan: KeyError at test_accident.py:", "caich status"],
}


@pytest.mark.parametrize("lang", SAID)
def test_an_error_that_nobody_expected(
    lang: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(EXAMPLE)
    monkeypatch.setattr(overview, "overview", _broken)
    assert run(["status", "--as-of", "28/6/2020", f"--lang={lang}"]) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert all(words in printed.err for words in SAID[lang])
    # What is reported tells nothing of the plan, and shows no traceback unless that is asked for.
    assert not any(words in printed.err for words in ("mật", "28/6", "Traceback"))
    monkeypatch.setenv("CAICH_TRACE", "1")
    run(["status"])
    assert "Traceback" in capsys.readouterr().err


def test_a_test_that_meets_the_net_fails(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overview, "overview", _broken)
    with pytest.raises(AssertionError, match="Lỗi của caich"):
        ask("status", at=EXAMPLE)


@pytest.mark.parametrize(
    ("value", "code"),
    [("x", 2), ("complete_bash", 2), ("complete_zsh", 2), ("source_ksh", 2), ("", 0)],
)
def test_the_variable_of_completion_alone(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str, code: int
) -> None:
    for name in ("COMP_WORDS", "COMP_CWORD", "_TYPER_COMPLETE_ARGS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(COMPLETION_VARIABLE, value)
    answer = ask("areas", at=EXAMPLE)
    assert answer.code == code
    assert (COMPLETION_VARIABLE in answer.err) == (code == 2)
