"""Published plans in a few lines: inspections announced in prose, and a chain of three plans.

Short facts alone, by their sources; what these do not say (units, terms, numbers) is not here:
- 12/QĐ-BCĐCCHC of 8 March 2023: thuviennhadat.vn, vbpl, 559586 (its decision; no list of units).
- Khánh Hòa 2022: baokhanhhoa.vn, 5 May 2022, "Kiểm tra công tác cải cách hành chính năm 2022".
- Bình Dương 2019, 1642/KH-UBND: baobinhduong.vn, a213791.
- Tuyên Quang, 87/KH-UBND of 10 December 2013, which cites 18/KH-UBND of 29 March 2012 and
  30c/NQ-CP of 8 November 2011: thuvienphapluat.vn, 228632.
"""

import datetime as dt
import json
from pathlib import Path

import pytest

from caichcli.importers.drafts import annex
from tests.cli.conftest import Ask

REGISTER = """\
schema: 1
agencies:
  - {id: chinh-phu, name: Chính phủ, kind: authority}
  - {id: tinh-tuyen-quang, name: Tỉnh Tuyên Quang, kind: province}
  - {id: so-xay-dung, name: Sở Xây dựng, kind: provincial-agency}
groups:
  - {id: khoi-so, name: Cơ quan thuộc khối sở, complete: false, members: [so-xay-dung]}
  - {id: nganh-doc, name: Cơ quan thuộc khối cơ quan ngành dọc, reference: Kế hoạch của UBND tỉnh}
  - {id: cap-huyen, name: Đơn vị cấp huyện, reference: Kế hoạch của UBND tỉnh}
  - {id: cap-xa, name: Đơn vị thuộc khối UBND cấp xã, reference: Kế hoạch của UBND tỉnh}
"""
HEAD = """\
schema: 1
plan:
  id: {id}
  title: {title}
{document}  period: {{from: {start}, to: {end}}}
{more}areas: []
tasks: []
"""


def document(number: str, date: str) -> str:
    return f"  document: {{number: {number}, date: {date}}}\n"


KHANH_HOA = HEAD.format(
    id="khanh-hoa-2022", title="Kế hoạch kiểm tra công tác cải cách hành chính năm 2022",
    document="", start="2022-01-01", end="2022-12-31", more="",
) + """\
inspections:
  - id: KT.1
    theme: Kiểm tra toàn diện công tác cải cách hành chính
    units:
      - {unit: so-xay-dung, time: tháng 5}
      - {unit: khoi-so, time: từ tháng 6 đến tháng 9}
      - {unit: nganh-doc, time: từ tháng 6 đến tháng 9}
      - {unit: cap-huyen, time: từ tháng 6 đến tháng 9}
      - {unit: cap-xa, time: từ tháng 6 đến tháng 9}
  - id: KT.2
    theme: Tiếp nhận và giải quyết hồ sơ thủ tục hành chính trên phần mềm một cửa điện tử
"""  # fmt: skip
BINH_DUONG = HEAD.format(
    id="binh-duong-2019", title="Kế hoạch kiểm tra công tác cải cách hành chính năm 2019",
    document="  document: {number: 1642/KH-UBND}\n", start="2019-01-01", end="2019-12-31", more="",
) + """\
inspections:
  - id: KT.1
    theme: Công tác cải cách hành chính năm 2019
    note: 11 cơ quan, đơn vị
    units: [{unit: cap-huyen}, {unit: nganh-doc}]
"""  # fmt: skip


def put(top: Path, **plans: str) -> Path:
    (top / "plans").mkdir()
    for name, text in {"agencies": REGISTER, **plans}.items():
        (top / "plans" / f"{name.replace('_', '-')}.yaml").write_text(text, "utf-8")
    return top


def test_two_rounds_of_a_province(ask: Ask, tmp_path: Path) -> None:
    """The year is the plan's; a range ends with its last month."""
    at = put(tmp_path, khanh_hoa=KHANH_HOA)
    assert "lỗi[" not in ask("validate", at=at).out
    told = json.loads(ask("inspections", "--as-of", "1/7/2022", "-f", "json", at=at).out)
    units = {one["unit"]: one for one in told["units"]}
    assert units["so-xay-dung"]["due"] == "2022-05-31"
    assert {units[id_]["due"] for id_ in ("khoi-so", "cap-huyen", "cap-xa")} == {"2022-09-30"}
    assert units["so-xay-dung"]["days_late"] == 31
    assert units["cap-xa"]["days_late"] == 0


def test_a_plan_whose_units_are_told_by_their_kind_alone(ask: Ask, tmp_path: Path) -> None:
    at = put(tmp_path, binh_duong=BINH_DUONG)
    assert "lỗi[" not in ask("validate", at=at).out
    answer = ask("inspections", "--as-of", "31/12/2019", at=at)
    assert answer.code == 0, answer.err
    assert "Đơn vị cấp huyện" in answer.out


DECISION = """\
BAN CHỈ ĐẠO CẢI CÁCH HÀNH CHÍNH CỦA CHÍNH PHỦ
Số: 12/QĐ-BCĐCCHC
Hà Nội, ngày 08 tháng 3 năm 2023
QUYẾT ĐỊNH
VỀ VIỆC BAN HÀNH KẾ HOẠCH KIỂM TRA CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM 2023"""


def test_the_committee_s_own_plan_is_known_by_its_head() -> None:
    own = annex.read(DECISION.split("\n"))
    assert (own.number, own.date) == ("12/QĐ-BCĐCCHC", dt.date(2023, 3, 8))


def chain(top: Path) -> Path:
    """The programme of ten years, a province's plan of five, and its plan of one."""
    above = "  implements: {{plan: {}, for: [tinh-tuyen-quang]}}\n"
    return put(
        top,
        nq_30c=HEAD.format(
            id="nq-30c",
            title="Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2011 - 2020",
            document=document("30c/NQ-CP", "2011-11-08"), start="2011-01-01", end="2020-12-31",
            more="  standing_agency: chinh-phu\n",
        ),
        kh_18=HEAD.format(
            id="kh-18",
            title="Kế hoạch cải cách hành chính tỉnh Tuyên Quang giai đoạn 2011 - 2015",
            document=document("18/KH-UBND", "2012-03-29"), start="2011-01-01", end="2015-12-31",
            more=above.format("nq-30c"),
        ),
        kh_87=HEAD.format(
            id="kh-87",
            title="Kế hoạch cải cách hành chính tỉnh Tuyên Quang năm 2014",
            document=document("87/KH-UBND", "2013-12-10"), start="2014-01-01", end="2014-12-31",
            more=above.format("kh-18"),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("plan", "number", "days"), [("nq-30c", "18/KH-UBND", 142), ("kh-18", "87/KH-UBND", 621)]
)
def test_each_plan_of_a_chain_is_received_from_the_one_below(
    ask: Ask, tmp_path: Path, plan: str, number: str, days: int
) -> None:
    at = chain(tmp_path)
    assert "lỗi[" not in ask("validate", at=at).out
    told = json.loads(ask("cascade", "-p", plan, "--as-of", "31/12/2014", "-f", "json", at=at).out)
    (line,) = told["agencies"]
    assert (line["agency"], line["state"]) == ("tinh-tuyen-quang", "received")
    assert (line["number"], line["days"], line["late"]) == (number, days, False)


def test_a_plan_of_the_chain_may_be_known_by_its_document_alone(ask: Ask, tmp_path: Path) -> None:
    at = chain(tmp_path)
    (at / "plans/kh-18.yaml").unlink()
    (at / "plans/kh-87.yaml").unlink()
    words = ("cascade", "receive", "tinh tuyen quang", "--document", "18/KH-UBND@29/3/2012")
    assert ask(*words, "-p", "nq-30c", "--date", "10/4/2012", at=at).code == 0
    told = json.loads(ask("cascade", "-p", "nq-30c", "-f", "json", at=at).out)
    assert [(one["number"], one["days"]) for one in told["agencies"]] == [("18/KH-UBND", 142)]
