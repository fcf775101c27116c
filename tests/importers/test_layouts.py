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


def test_a_lead_that_is_named_as_its_own_supporter_is_dropped_and_told(tmp_path: Path) -> None:
    path = tmp_path / "in.md"
    path.write_text(
        """
        | STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |
        |---|---|---|---|---|
        | 1 | Xây dựng cổng | Bộ Tư pháp | Bộ Tư pháp, Bộ Y tế | 30/6/2026 |
        """.replace("        ", ""),
        encoding="utf-8",
    )
    draft = imported(path)
    assert tasks(draft) == ["1 | Xây dựng cổng | bo-tu-phap | bo-y-te | 30/6/2026 |"]
    (doubt,) = (
        reason
        for verdict in draft.verdicts
        for reason in verdict.reasons
        if reason.code == "own-supporter"
    )
    assert doubt.values == {"names": "Bộ Tư pháp"}
