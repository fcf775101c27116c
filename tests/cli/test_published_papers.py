"""Published papers of one chain, short cells of each: read by ``import``, then linked by hand.

Above: Quyết định 282/QĐ-TTg of 12/02/2026 (the state's reform plan of 2026-2030), as the press
summed it up on 13/02/2026. Below: the plan of tỉnh Lâm Đồng for 2026-2030 (of 3/2026, which cites
it; its number is blank in the copy seen), and its plan for 2026, Kế hoạch 9669/KH-UBND of
24/12/2025. Under that: its plan of inspections in 2026, whose number is blank too. Beside it the
two times of a province's plan of inspections of 2022, as its newspaper told them on 05/5/2022;
the bodies beside these, and the table that both stand in, are ours.
"""

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ask

TODAY = dt.date(2026, 6, 1)
REGISTER = """\
schema: 1
agencies:
  - {id: lam-dong, name: Ủy ban nhân dân tỉnh Lâm Đồng, kind: province}
  - {id: so-noi-vu, name: Sở Nội vụ, kind: provincial-agency}
  - {id: so-tu-phap, name: Sở Tư pháp, kind: provincial-agency}
  - {id: so-khcn, name: Sở Khoa học và Công nghệ, kind: provincial-agency}
  - {id: so-xay-dung, name: Sở Xây dựng, kind: provincial-agency}
  - {id: so-y-te, name: Sở Y tế, kind: provincial-agency}
  - {id: so-nnmt, name: Sở Nông nghiệp và Môi trường, kind: provincial-agency}
  - {id: xa-dak-song, name: Xã Đắk Song, kind: commune}
  - {id: phuong-2-bao-loc, name: Phường 2 Bảo Lộc, kind: commune}
"""


def table(*rows: tuple[str, ...]) -> str:
    """Rows of number, task, product, term and lead, below their headings."""
    head = ("STT", "Nhiệm vụ", "Sản phẩm", "Thời gian hoàn thành", "Chủ trì thực hiện")
    lines = (head, ("---",) * 5, *(row + ("",) * (5 - len(row)) for row in rows))
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


PLANS = "Ban hành kế hoạch trong tháng 01"
PAPERS = {
    "2026-2030": """\
Số:           /KH-UBND

Lâm Đồng, ngày       tháng 3 năm 2026

KẾ HOẠCH

Cải cách hành chính nhà nước giai đoạn 2026 - 2030 của tỉnh Lâm Đồng

Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;

Căn cứ Quyết định số 282/QĐ-TTg ngày 12/02/2026 của Thủ tướng Chính phủ;

""" + table(
        ("I", "Cải cách thể chế"),
        ("4", "Triển khai ứng dụng AI trong công tác phổ biến, giáo dục pháp luật",
         "Ứng dụng AI", "Năm 2026", "Sở Tư pháp"),
        ("VI", "Chính quyền số"),
        ("1", "Thực hiện kế hoạch chuyển đổi số hằng năm của tỉnh", "Kế hoạch",
         f"{PLANS} hằng năm và tổ chức thực hiện", "Sở Khoa học và Công nghệ"),
        ("VII", "Chỉ đạo, điều hành"),
        ("6", "Tự đánh giá chỉ số cải cách hành chính hằng tháng của tỉnh", "Kết quả",
         "Trước ngày 05 của tháng liền kề", "Sở Nội vụ"),
    ),
    "2026": """\
Số:           /KH-UBND

KẾ HOẠCH

Cải cách hành chính nhà nước năm 2026 tỉnh Lâm Đồng

Căn cứ Nghị quyết số 202/2025/QH15 ngày 12/6/2025;

""" + table(
        ("I", "Cải cách thể chế"),
        ("4", "Triển khai ứng dụng AI, tờ rơi, tờ gấp trong phổ biến, giáo dục pháp luật",
         "Ứng dụng AI", "Trong năm 2026", "Sở Tư pháp"),
        ("VI", "Chính quyền số"),
        ("1", "Thực hiện kế hoạch chuyển đổi số năm 2026 của tỉnh", "Kế hoạch",
         f"{PLANS}/2026 và tổ chức thực hiện", "Sở Khoa học và Công nghệ"),
    ),
    "kiem-tra": """\
KẾ HOẠCH

Kiểm tra công tác cải cách hành chính năm 2026

Thực hiện Kế hoạch số 9669/KH-UBND ngày 24/12/2025 của UBND tỉnh

Phụ lục I

(Kèm theo Kế hoạch số         /KH-UBND ngày      /01/2026 của UBND tỉnh Lâm Đồng)

| STT | Đơn vị được kiểm tra | Thời gian kiểm tra |
|---|---|---|
| I | Cơ quan chuyên môn cấp tỉnh | |
| 1 | Sở Nông nghiệp và Môi trường (Văn phòng Đăng ký đất đai tỉnh) | Từ tháng 3 đến tháng 9/2026 |
| 2 | Sở Xây dựng | Tháng 7/2026 |
| 3 | Sở Y tế | Tháng 8/2026 |
| II | Ủy ban nhân dân cấp xã | |
| 1 | Xã Đắk Song | Tháng 3/2026 |
| 2 | Phường 2 Bảo Lộc | Tháng 9/2026 |
""",
    "as-told": """\
Kế hoạch kiểm tra công tác cải cách hành chính năm 2022

| Đơn vị được kiểm tra | Thời gian |
|---|---|
| Sở Xây dựng | trong tháng 5 |
| Sở Y tế | từ tháng 6 đến tháng 9 |
""",
}  # fmt: skip
ABOVE = """\
schema: 1
plan:
  id: qd-282
  title: Kế hoạch cải cách hành chính nhà nước trọng tâm giai đoạn 2026 - 2030
  document: {number: 282/QĐ-TTg, date: 2026-02-12, issuer: Thủ tướng Chính phủ}
  period: {from: 2026-01-01, to: 2030-12-31}
areas: [{id: I, name: Thể chế}]
tasks:
  - id: I.1
    title: Sửa đổi, bổ sung hệ thống thể chế về tổ chức và hoạt động của bộ máy hành chính
    area: I
    deadline: giai đoạn 2026 - 2027
"""


@pytest.fixture
def top(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/agencies.yaml").write_text(REGISTER, "utf-8")
    (tmp_path / "plans/qd-282.yaml").write_text(ABOVE, "utf-8")
    for name, text in PAPERS.items():
        (tmp_path / f"{name}.md").write_text(text, "utf-8")
    return tmp_path


def read(ask: Ask, top: Path, name: str, *words: str) -> str:
    answer = ask("import", f"{name}.md", "-o", f"plans/{name}.yaml", *words, at=top)
    assert answer.code == 0, answer.out + answer.err
    return (top / f"plans/{name}.yaml").read_text("utf-8")


def test_the_number_of_no_paper_above_is_taken_for_a_blank_one(ask: Ask, top: Path) -> None:
    for name in ("2026-2030", "2026", "kiem-tra"):
        head = read(ask, top, name).partition("areas:")[0]
        assert "# number:" in head
        assert "/" not in head.partition("document:")[2].partition("period:")[0]


def test_plans_of_inspections_are_read(ask: Ask, top: Path) -> None:
    units = [line for line in read(ask, top, "kiem-tra").splitlines() if "unit:" in line]
    assert [line.strip() for line in units] == [
        "- {unit: so-nnmt, parts: [Văn phòng Đăng ký đất đai tỉnh],"
        " time: Từ tháng 3 đến tháng 9/2026}",
        "- {unit: so-xay-dung, time: Tháng 7/2026}",
        "- {unit: so-y-te, time: Tháng 8/2026}",
        "- {unit: xa-dak-song, time: Tháng 3/2026}",
        "- {unit: phuong-2-bao-loc, time: Tháng 9/2026}",
    ]
    read(ask, top, "as-told", "--period", "2022")
    due = []
    for name, day in (("kiem-tra", "2026-08-01"), ("as-told", "2022-06-01")):
        words = ("inspections", "-p", name, "--as-of", day, "--format", "json")
        due += [one["due"] for one in json.loads(ask(*words, at=top).out)["units"]]
    assert due == [
        "2026-09-30", "2026-07-31", "2026-08-31", "2026-03-31", "2026-09-30",
        "2022-05-31", "2022-09-30",
    ]  # fmt: skip


LINKS = {
    # the plan: what is added to its head, and to which of its tasks
    "2026-2030": ("qd-282", {"VII.6": "qd-282/I.1"}),
    "2026": ("2026-2030", {"I.4": "2026-2030/I.4", "VI.1": "2026-2030/VI.1"}),
}


def link(top: Path, name: str) -> None:
    """Put in by hand what a plan and its tasks break down."""
    above, tasks = LINKS[name]
    path = top / f"plans/{name}.yaml"
    text = path.read_text("utf-8")
    own = f'  implements: {{plan: "{above}", for: [lam-dong]}}\n'
    text = text.replace("  period:", f"{own}  period:", 1)
    for task, parent in tasks.items():
        line = f"  - id: {task}\n"
        text = text.replace(line, f'{line}    implements: "{parent}"\n', 1)
    path.write_text(text, "utf-8")


def test_a_chain_of_three_plans_is_followed(ask: Ask, top: Path) -> None:
    """The plan of 2026 is older than both above it: never minus days, and to be looked at again."""
    read(ask, top, "2026-2030", "--document", "1/KH-UBND@2026-03-31")  # stands for one not known
    read(ask, top, "2026", "--document", "9669/KH-UBND@2025-12-24")
    for name in LINKS:
        link(top, name)
    assert ask("validate", at=top, today=TODAY).code == 0
    assert ask("cascade", "I.4", "VI.1", "--accept", "-p", "2026", at=top, today=TODAY).code == 0
    told = json.loads(ask("cascade", "-p", "2026", "--format", "json", at=top, today=TODAY).out)
    assert [(one["task"], one["state"]) for one in told["links"]] == [
        ("I.4", "as-seen"), ("VI.1", "as-seen"),
    ]  # fmt: skip
    issued = {
        name: ask("cascade", "-p", name, "--as-of", "2026-04-01", at=top, today=TODAY).out
        for name in ("qd-282", "2026-2030")
    }
    assert "sau 47 ngày" in issued["qd-282"]
    assert "ban hành trước 97 ngày, cần rà soát, bổ sung" in issued["2026-2030"]
    path = top / "plans/2026-2030.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("deadline: Năm 2026\n", "deadline: Quý II/2026\n"), "utf-8")
    told = json.loads(ask("cascade", "-p", "2026", "--format", "json", at=top, today=TODAY).out)
    assert [(one["task"], one["state"], one["changed"]) for one in told["links"]] == [
        ("I.4", "suspect", ["rewritten"]), ("VI.1", "as-seen", []),
    ]  # fmt: skip
