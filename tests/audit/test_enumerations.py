"""Numbers in front of lists: exact ones, names that hold commas, lists of examples."""

import pytest

from caichcli.audit import audits
from caichcli.importers.papers import web
from tests.audit.papers import audit, faults

SHORT_TABLE = """\
## Nhiệm vụ chậm ({})

| Mã | Việc |
|---|---|
| I.1 | A |

… và 02 nhiệm vụ khác: xem phụ lục.
"""
LISTS = [
    ("Có 05/34 địa phương gồm Hà Nội, Huế, Đà Nẵng, Cần Thơ, Hải Phòng.", []),
    ("Có 06/34 địa phương gồm Hà Nội, Huế, Đà Nẵng, Cần Thơ, Hải Phòng.", ["06"]),
    ("Có 05/34 địa phương gồm Hà Nội, Huế, Đà Nẵng, Cần Thơ và Hải Phòng.", []),
    ("Có 03 bộ: Bộ Văn hóa, Thể thao và Du lịch, Bộ Nội vụ, Bộ Tư pháp.", []),
    ("Có 05 bộ gồm: Bộ A; Bộ B; Bộ C.", ["05"]),
    ("Đã kiểm tra 05 đơn vị, gồm: Sở Tài chính, Sở Xây dựng, Sở Y tế và UBND huyện C.", ["05"]),
    ("05 sở, ngành có chỉ số thấp gồm Sở Nội vụ, Sở Tư pháp, Sở Y tế và Sở Xây dựng.", ["05"]),
    ("04 sở, ngành có chỉ số thấp gồm Sở Nội vụ, Sở Tư pháp, Sở Y tế và Sở Xây dựng.", []),
    ("Có 03 đơn vị đạt loại tốt, đó là: Sở Nội vụ, Sở Tư pháp, Sở Y tế, Sở Xây dựng.", ["03"]),
    ("Các bộ chưa báo cáo (04 bộ): Bộ Nội vụ, Bộ Tài chính, Bộ Y tế.", ["04"]),
    ("Các bộ chưa báo cáo (03 bộ): Bộ Nội vụ, Bộ Tài chính, Bộ Y tế.", []),
    ("06 lĩnh vực: cải cách thể chế; cải cách bộ máy; cải cách tài chính công.", []),
    ("04 lĩnh vực: cải cách thể chế; cải cách bộ máy; cải cách tài chính công.", ["04"]),
    # Bodies named in brackets; where more than one is lacking, they may be examples.
    ("Còn 06/34 tỉnh chưa gửi (Hà Giang, Cao Bằng, Lai Châu, Điện Biên, Sơn La).", ["06"]),
    ("Còn 05/34 tỉnh chưa gửi (Hà Giang, Cao Bằng, Lai Châu, Điện Biên, Sơn La).", []),
    ("Có 4 bộ chưa ban hành kế hoạch (Bộ Nội vụ, Bộ Tài chính, Bộ Y tế).", ["4"]),
    ("Có 9 bộ chưa ban hành kế hoạch (Bộ Nội vụ, Bộ Tài chính, Bộ Y tế).", []),
    ("Có 4 bộ đã làm việc với 02 tỉnh (Hà Giang, Cao Bằng).", []),
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
    # A list that is cut short says how much of it is left.
    ("Nhiệm vụ chậm (04):\n\n- Việc A\n- Việc B\n- … và 02 mục khác.\n", []),
    ("Nhiệm vụ chậm (05):\n\n- Việc A\n- Việc B\n- … và 02 mục khác.\n", ["05"]),
    ("Nhiệm vụ chậm (04):\n\n- Việc A\n- Việc B\n\n… và 02 nhiệm vụ khác.\n", []),
    ("Nhiệm vụ chậm (03):\n\n- Việc A\n- Việc B\n\n… và 02 nhiệm vụ khác.\n", ["03"]),
    ("Done (4):\n\n- Task A\n- Task B\n- … and 2 more.\n", []),
    ("Done (6):\n\n- Task A\n- Task B\n- … and 2 more.\n", ["6"]),
    ("Nhiệm vụ chậm (04):\n\n- Việc A\n- Việc B\n- …\n", []),
    (SHORT_TABLE.format("03"), []),
    (SHORT_TABLE.format("02"), ["02"]),
    ("Cơ quan còn việc quá hạn (04): Bộ A (I.1); Bộ B (I.2, I.3); … và 02 cơ quan khác.", []),
    ("Cơ quan còn việc quá hạn (07): Bộ A (I.1); Bộ B (I.2, I.3); … và 02 cơ quan khác.", ["07"]),
    ("Agencies with overdue tasks (4): Bộ A (I.1); Bộ B (I.2); … and 2 more agencies.", []),
    ("Agencies with overdue tasks (7): Bộ A (I.1); Bộ B (I.2); … and 2 more agencies.", ["7"]),
    # What is left is agencies, what is counted tasks: these are as many as named, or more.
    ("Chưa có báo cáo (09): Bộ A (I.1, I.4); Bộ B (II.1); … và 02 cơ quan khác.", []),
    ("Chưa có báo cáo (02): Bộ A (I.1, I.4); Bộ B (II.1); … và 02 cơ quan khác.", ["02"]),
    # A task with its details is one item.
    ("Mới giao (01): I.9 Xây dựng tiêu chí – Bộ C; Quyết định 47/QĐ; hạn 31/8/2020.", []),
    ("Mới giao (05): I.9 Xây dựng tiêu chí – Bộ C; Quyết định 47/QĐ; hạn 31/8/2020.", ["05"]),
    ("Đã trình (02): I.4 Sơ kết – Bộ A; ngày 01/6/2020; II.1 Rà soát – Bộ B; ngày 02/6/2020.", []),
    ("Kiến nghị (02): II.1, gửi Bộ F; II.5, gửi Bộ A.", []),
    ("Kiến nghị (03): II.1, gửi Bộ F; II.5, gửi Bộ A.", ["03"]),
]


@pytest.mark.parametrize(("text", "wrong"), LISTS)
def test_a_number_is_that_of_its_list(text: str, wrong: list[str]) -> None:
    assert faults(text) == [f"count-differs={figure}" for figure in wrong]


def test_a_list_of_examples_claims_nothing() -> None:
    assert audit("Có 03 tỉnh chậm, điển hình như Hà Giang, Cao Bằng.").claims == ()


@pytest.mark.parametrize(("count", "outcome"), [("02", "match"), ("05", "wrong")])
def test_a_list_of_a_page_ends_where_the_next_one_begins(count: str, outcome: str) -> None:
    lists = "<ol><li>Việc A</li><li>Việc B</li></ol><ul><li>Đỏ: 1</li><li>Xanh: 2</li></ul>"
    page = web.read(f"<p>Cần cho ý kiến ({count}):</p>{lists}")
    assert [claim.outcome for claim in audits.audit(page).claims] == [outcome]


GROUPS = """\
| Mã | Nhiệm vụ | Thời hạn |
|---|---|---|
| | **Hoàn thành đúng hạn (02)** | |
| I.1 | Ban hành kế hoạch | 31/3/2026 |
| I.2 | Báo cáo | 30/4/2026 |
| | **Chưa hoàn thành, quá hạn (05)** | |
| I.3 | Đề án | 31/5/2026 |
| | … và 04 nhiệm vụ khác | |
"""

# A digit of a group's count, and what is told then.
GROUP_SLIPS = [("(02)", "(02)", []), ("(02)", "(03)", ["count-differs=03"]),
               ("(05)", "(15)", ["count-differs=15"])]  # fmt: skip


@pytest.mark.parametrize(("count", "slip", "told"), GROUP_SLIPS)
def test_a_row_that_heads_a_group_counts_it(count: str, slip: str, told: list[str]) -> None:
    assert faults(GROUPS.replace(count, slip)) == told
