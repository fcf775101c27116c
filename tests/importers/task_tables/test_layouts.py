"""Tables of tasks in every layout and format: the same tasks, and no word lost."""

from pathlib import Path

import pytest

from tests.importers.imported import areas, imported, tasks
from tests.importers.layouts import CASES, LAYOUTS, WRITERS


@pytest.mark.parametrize(("name", "ending"), CASES)
def test_a_layout_is_read(name: str, ending: str, tmp_path: Path) -> None:
    layout = LAYOUTS[name]
    path = tmp_path / f"in.{ending}"
    WRITERS[ending](layout.rows, path)
    draft = imported(path)
    assert areas(draft) == layout.areas
    assert tasks(draft) == layout.tasks
    assert draft.count("refused") == 0
