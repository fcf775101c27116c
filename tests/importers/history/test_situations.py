"""What a cell on the situation says: done only where nothing beside it says less."""

import pytest

from caichcli.importers.history.situations import Situation, read

# A cell, then: status, progress, on time or late, the day; "?" where it is to be looked at again.
CELLS = [
    ("Đã hoàn thành", "done"),
    ("HOÀN THÀNH.", "done"),
    ("Đã xong", "done"),
    ("Hoàn thành 100%", "done"),
    ("Hoàn thành đúng hạn", "done on-time"),
    ("Đã hoàn thành trước thời hạn", "done on-time"),
    ("Hoàn thành, đảm bảo tiến độ", "done on-time"),
    ("Hoàn thành quá hạn", "done late"),
    ("Hoàn thành chậm 5 ngày", "done late"),
    ("Hoàn thành không đúng hạn", "done late"),
    ("Hoàn thành ngày 12/5/2026", "done 2026-05-12"),
    ("Đã hoàn thành (Báo cáo số 12/BC-SNV ngày 20/5/2026)", "done"),
    ("Đã hoàn thành việc rà soát 120 thủ tục", "done ?"),
    ("Đã hoàn thành dự thảo, đang lấy ý kiến", "in-progress ?"),
    ("Đã hoàn thành bước 1; chưa nghiệm thu", "in-progress ?"),
    ("Cơ bản hoàn thành", "in-progress"),
    ("Hoàn thành 3/5 nội dung", "in-progress"),
    ("Hoàn thành 80%", "in-progress 80"),
    ("Dự kiến hoàn thành trước 30/6/2026", "in-progress"),
    ("Đang thực hiện", "in-progress"),
    ("Đang triển khai, đạt 62,5%", "in-progress 62.5"),
    ("60%", "in-progress 60"),
    ("Thường xuyên", "in-progress"),
    ("Đã trình UBND tỉnh tại Tờ trình số 15/TTr-SNV ngày 10/6/2026", "submitted"),
    ("Đã báo cáo hoàn thành, chờ xác nhận", "submitted"),
    ("Bị trả lại", "returned"),
    ("Chưa thực hiện", "not-started"),
    ("Tạm dừng theo CV số 5/UBND-NC ngày 2/3/2026", "suspended"),
    ("Đưa ra khỏi kế hoạch", "cancelled"),
    ("Chưa hoàn thành", "?"),
    ("Quá hạn", "late"),
    ("Đúng hạn", "on-time"),
    ("Đã ban hành Kế hoạch số 12/KH-SNV ngày 12/01/2026", "?"),
    ("Sở Nội vụ đã họp ba lần", "?"),
]


def shown(one: Situation) -> str:
    progress = None if one.progress is None else f"{one.progress:g}"
    parts = (one.status, progress, one.word, one.day, None if one.is_sure else "?")
    return " ".join(str(part) for part in parts if part is not None)


@pytest.mark.parametrize(("cell", "meaning"), CELLS)
def test_a_cell_on_the_situation(cell: str, meaning: str) -> None:
    assert shown(read(cell)) == meaning
