"""Running commands as a person would: words in, what was printed and the exit code out."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import Struct

from caichcli.cli import session
from caichcli.cli.main import run
from caichcli.language.messages import sentences
from caichcli.language.wording import LANGUAGES

ROOT = Path(__file__).parent.parent.parent
REAL = ROOT
EXAMPLE = ROOT / "examples" / "tinh-minh-hoa"

# How the net below every command begins: whatever test meets it fails.
ACCIDENTS = tuple(sentences(lang)["usage.accident"].partition(":")[0] for lang in LANGUAGES)


class Answer(Struct, frozen=True):
    code: int
    out: str
    err: str


Ask = Callable[..., Answer]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Run ``caich`` with these words in a folder, on a day of 2026 unless told another."""

    def asked(*words: str, at: Path, today: dt.date = dt.date(2026, 7, 1)) -> Answer:
        monkeypatch.chdir(at)
        monkeypatch.setattr(session, "today", lambda: today)
        code = run(words)
        printed = capsys.readouterr()
        assert not any(words in printed.err for words in ACCIDENTS), printed.err
        return Answer(code, printed.out, printed.err)

    return asked
