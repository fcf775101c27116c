"""Numbers in front of lists: exact ones, names that hold commas, lists of examples."""

import pytest

from tests.audit.papers import audit, faults

LISTS = [
    ("Có 05/34 địa phương gồm Hà Nội, Huế, Đà Nẵng, Cần Thơ, Hải Phòng.", []),
    ("Có 06/34 địa phương gồm Hà Nội, Huế, Đà Nẵng, Cần Thơ, Hải Phòng.", ["06"]),
    ("Có 05/34 địa phương gồm Hà Nội, Huế, Đà Nẵng, Cần Thơ và Hải Phòng.", []),
    ("Có 03 bộ: Bộ Văn hóa, Thể thao và Du lịch, Bộ Nội vụ, Bộ Tư pháp.", []),
    ("Có 05 bộ gồm: Bộ A; Bộ B; Bộ C.", ["05"]),
    ("Có 03 tỉnh chậm, điển hình như Hà Giang, Cao Bằng.", []),
    ("Có 10 tỉnh gồm Hà Giang, Cao Bằng, …", []),
    ("Kiến nghị 02 nội dung: hoàn thiện thể chế, bố trí kinh phí.", []),
    ("Có gần 5 tỉnh gồm Hà Giang, Cao Bằng.", []),
    ("Nhiệm vụ chậm (04):\n\n- Việc A\n- Việc B\n- Việc C\n", ["04"]),
    ("Nhiệm vụ chậm (03):\n\n- Việc A\n- Việc B\n    - Phần nhỏ\n- Việc C\n", []),
    ("## Nhiệm vụ chậm (02)\n\n| Mã | Việc |\n|---|---|\n| I.1 | A |\n", ["02"]),
    ("## Nhiệm vụ chậm (02)\n\n| Mã | Việc |\n|---|---|\n| I.1 | A |\n| I.2 | B |\n", []),
    ("Cơ quan còn việc quá hạn (03): Bộ A (I.1); Bộ B (I.2).", ["03"]),
    ("Chưa có báo cáo (05): Bộ A (I.1, I.4); Bộ B (II.1); Bộ C (II.2, II.3).", []),
    ("Chưa có báo cáo (06): Bộ A (I.1, I.4); Bộ B (II.1); Bộ C (II.2, II.3).", ["06"]),
]


@pytest.mark.parametrize(("text", "wrong"), LISTS)
def test_a_number_is_that_of_its_list(text: str, wrong: list[str]) -> None:
    assert faults(text) == [f"count-differs={figure}" for figure in wrong]


def test_a_list_of_examples_claims_nothing() -> None:
    assert audit("Có 03 tỉnh chậm, điển hình như Hà Giang, Cao Bằng.").claims == ()
