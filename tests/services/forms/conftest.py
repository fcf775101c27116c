"""A workspace with the forms of the second quarter of 2026."""

import shutil
from pathlib import Path

import pytest

from caichcli.plan.workdays import DaysOff
from caichcli.services.forms.sending import contents, prepare, write
from caichcli.services.session import Session
from tests.cli.recorded import TODAY, lay_out

FOLDER = Path("bieu")
A, B = FOLDER / "2026-Q2_bo-a.xlsx", FOLDER / "2026-Q2_bo-b.xlsx"


@pytest.fixture(scope="session")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("forms")
    lay_out(top)
    here = Session(top, TODAY)
    batch = prepare(here, "2026-Q2", None, None, None)
    write(here, contents(here, batch, DaysOff(), ""), FOLDER, overwrite=False)
    return top


@pytest.fixture
def here(forms: Path, tmp_path: Path) -> Session:
    shutil.copytree(forms, tmp_path, dirs_exist_ok=True)
    return Session(tmp_path, TODAY)
