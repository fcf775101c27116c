"""Every layout after LibreOffice has opened and saved it, and in the formats of old."""

from pathlib import Path

import pytest

from caichcli.files.disk import office
from tests.importers.imported import areas, imported, source, tasks
from tests.importers.layouts import LAYOUTS, WRITERS
from tests.office.conftest import Resave

pytestmark = pytest.mark.office

NAMES = list(LAYOUTS)
# How a file is made, and what LibreOffice saves it as, one after the other. It writes a .doc
# with tables only of what it has read from its own format.
WAYS = {
    "docx": ["docx"],
    "odt": ["odt"],
    "doc": ["odt", "doc"],
    "rtf": ["rtf"],
    "xlsx": ["xlsx"],
    "xls": ["xls"],
    "ods": ["ods"],
}


@pytest.fixture(scope="session")
def saved(tmp_path_factory: pytest.TempPathFactory, resave: Resave) -> dict[str, list[Path]]:
    """The files of all layouts by the ending that they were saved with in the end."""
    found = {}
    for ending, steps in WAYS.items():
        folder = tmp_path_factory.mktemp(ending)
        made = "docx" if ending in ("docx", "odt", "doc", "rtf") else "xlsx"
        files = [folder / f"{number}.{made}" for number in range(len(NAMES))]
        for name, file in zip(NAMES, files, strict=True):
            WRITERS[made](LAYOUTS[name].rows, file)
        for step in steps:
            files = resave(files, step)
        found[ending] = files
    return found


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
@pytest.mark.parametrize("number", range(len(NAMES)), ids=NAMES)
def test_a_layout_that_libreoffice_saved(
    number: int, ending: str, saved: dict[str, list[Path]]
) -> None:
    draft = imported(saved[ending][number])
    layout = LAYOUTS[NAMES[number]]
    assert (areas(draft), tasks(draft)) == (layout.areas, layout.tasks)


@pytest.mark.parametrize("ending", ["doc", "odt", "rtf", "xls", "ods"])
def test_a_file_of_another_format(ending: str, saved: dict[str, list[Path]]) -> None:
    for number in (0, 5):  # areas in cells of their own, merged cells
        draft = imported(saved[ending][number])
        layout = LAYOUTS[NAMES[number]]
        assert (areas(draft), tasks(draft)) == (layout.areas, layout.tasks)
    assert source(saved[ending][0]).notes[0].code == "through-office"


def test_a_converter_that_does_not_end_is_stopped() -> None:
    assert office.convert(b"{\\rtf1 }", "rtf", "docx", patience=0.01) == office.ConversionProblem(
        "slow"
    )


def test_what_libreoffice_cannot_read_is_told() -> None:
    assert office.convert(b"\0" * 64, "xlsb", "xlsx") == office.ConversionProblem("failed")


def test_layouts_that_libreoffice_printed(resave: Resave, tmp_path: Path) -> None:
    """A line break of a cell may be the page's: words alone are compared."""
    pytest.importorskip("pdfplumber", reason="an extra")
    files = [tmp_path / f"{number}.docx" for number in range(len(NAMES))]
    for name, file in zip(NAMES, files, strict=True):
        WRITERS["docx"](LAYOUTS[name].rows, file)
    for name, file in zip(NAMES, resave(files, "pdf"), strict=True):
        draft = imported(file)
        assert areas(draft) == LAYOUTS[name].areas
        assert [line.replace("⏎", " ") for line in tasks(draft)] == [
            line.replace("⏎", " ") for line in LAYOUTS[name].tasks
        ]
