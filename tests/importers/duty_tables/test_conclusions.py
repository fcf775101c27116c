"""Conclusions of inspections in prose, in offices' shapes, all invented."""

from pathlib import Path

import pytest
from docx import Document

from caichcli.importers import sources
from caichcli.importers.drafts.draft import Draft, Terms
from caichcli.importers.duty_tables import conclusions, shortcomings
from caichcli.importers.grids.grid import FileRefusal
from tests.importers import pdf_files
from tests.importers.imported import REGISTER

AT_ONE = "Kết luận kiểm tra công tác cải cách hành chính năm 2026 tại Bộ Y tế"
OF_SEVERAL = "Kết luận kiểm tra cơ chế một cửa năm 2026"
COUNTED = "trong thời hạn 30 ngày kể từ ngày nhận được thông báo"

# The paragraphs; a line a finding: unit (owner) | text | recommendation | term; what is refused.
PAPERS: dict[str, tuple[list[str], list[str], list[str]]] = {
    "each recommendation under the letter of its finding": (
        [AT_ONE, "Căn cứ Kế hoạch số 5/KH-BNV, Bộ Nội vụ thông báo như sau:",
         "1. Kết quả đạt được", "- Đã ban hành kế hoạch.",
         "2. Tồn tại, hạn chế", "a) Chưa niêm yết đủ.", "b) Hồ sơ trả chậm;",
         "3. Kiến nghị", "a) Bộ Y tế niêm yết đủ trước ngày 30/6/2026.",
         f"b) Giao Bộ Tài chính rà soát, báo cáo {COUNTED}.", "Nơi nhận:", "- Lưu: VT"],
        ["bo-y-te | Chưa niêm yết đủ | Bộ Y tế niêm yết đủ trước ngày 30/6/2026"
         " | trước ngày 30/6/2026",
         "bo-y-te (bo-tai-chinh) | Hồ sơ trả chậm | Giao Bộ Tài chính rà soát, báo cáo "
         f"{COUNTED} | {COUNTED}"],
        [],
    ),
    "all that was found is to be remedied": (
        [AT_ONE, "II. NHỮNG TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN", "- Chưa niêm yết đủ.",
         "- Hồ sơ trả chậm.", "III. YÊU CẦU, KIẾN NGHỊ",
         "Yêu cầu Bộ Y tế khắc phục các tồn tại, hạn chế nêu trên, báo cáo trước ngày 30/9/2026.",
         "IV. TỔ CHỨC THỰC HIỆN", "Bộ Nội vụ theo dõi việc thực hiện."],
        [f"bo-y-te | {text} | Yêu cầu Bộ Y tế khắc phục các tồn tại, hạn chế nêu trên, báo cáo"
         " trước ngày 30/9/2026 | trước ngày 30/9/2026"
         for text in ("Chưa niêm yết đủ", "Hồ sơ trả chậm")],
        [],
    ),
    "units below one another, recommendations to each by its name": (
        [OF_SEVERAL, "I. Tồn tại, hạn chế", "1. Bộ Y tế", "- Chưa niêm yết đủ.",
         "2. Tại Bộ Tài chính", "- Hồ sơ trả chậm.", "II. Kiến nghị",
         "1. Đối với Bộ Y tế: khắc phục tồn tại nêu trên, xong trước ngày 30/6/2026.",
         "2. Đối với Bộ Tài chính", "- Xin lỗi người dân.", "- Đào tạo lại công chức."],
        ["bo-y-te | Chưa niêm yết đủ | Đối với Bộ Y tế: khắc phục tồn tại nêu trên, xong trước"
         " ngày 30/6/2026 | trước ngày 30/6/2026",
         "bo-tai-chinh | Hồ sơ trả chậm |  | "],
        ["recommendation-alone", "recommendation-alone"],
    ),
    "nobody can say which recommendation is of which finding": (
        [AT_ONE, "2. Hạn chế", "- Chưa niêm yết đủ.", "- Hồ sơ trả chậm.", "3. Kiến nghị",
         "- Niêm yết đủ.", "- Xin lỗi."],
        ["bo-y-te | Chưa niêm yết đủ |  | ", "bo-y-te | Hồ sơ trả chậm |  | "],
        ["recommendation-alone", "recommendation-alone"],
    ),
    "a person's name, and no unit anywhere": (
        [OF_SEVERAL, "2. Tồn tại, hạn chế: còn hồ sơ trả chậm"],
        [],
        ["shortcoming-no-unit"],
    ),
    "a finding that names a person": (
        [AT_ONE, "2. Thiếu sót", "- Ông Nguyễn Văn An chưa ký sổ.", "- Hồ sơ trả chậm."],
        ["bo-y-te | Hồ sơ trả chậm |  | "],
        ["duty-person"],
    ),
    "several bodies are told: which one remedies what is not said": (
        [AT_ONE, "2. Tồn tại", "- Hồ sơ trả chậm.", "3. Kiến nghị",
         "- Giao Bộ Nội vụ, Bộ Tài chính rà soát, hoàn thành trong quý III/2026."],
        ["bo-y-te | Hồ sơ trả chậm | Giao Bộ Nội vụ, Bộ Tài chính rà soát, hoàn thành trong quý"
         " III/2026"
         " | trong quý III/2026"],
        [],
    ),
}  # fmt: skip


def draft_of(path: Path) -> Draft:
    source = sources.read(path.read_bytes(), path.name)
    assert not isinstance(source, FileRefusal)
    table = conclusions.find(source, REGISTER)
    assert table is not None
    return shortcomings.build(table, REGISTER, Terms(), {"number": "1/TB", "date": "2026-05-20"})


def lines(draft: Draft) -> list[str]:
    return [
        one["unit"]
        + (f" ({one['owner']})" if "owner" in one else "")
        + f" | {one['text']} | {one.get('recommendation', '')} | {one.get('deadline', '')}"
        for inspection in draft.inspections
        for one in inspection["shortcomings"]
    ]


@pytest.mark.parametrize("name", ["kl.md", "kl.docx"])
@pytest.mark.parametrize("paper", PAPERS)
def test_a_conclusion_is_read(tmp_path: Path, paper: str, name: str) -> None:
    paragraphs, expected, refused = PAPERS[paper]
    path = tmp_path / name
    if name == "kl.md":
        path.write_text("\n\n".join(paragraphs), "utf-8")
    else:
        document = Document()
        for text in paragraphs:
            document.add_paragraph(text)
        document.save(str(path))
    draft = draft_of(path)
    assert lines(draft) == expected
    told = [one for one in draft.verdicts if one.result == "refused"]
    assert [reason.code for one in told for reason in one.reasons] == refused
    taken = [one for one in draft.verdicts if one.kind == "shortcoming" and one.result == "taken"]
    assert not any("recommendation" in str(one) for one in taken if one.reasons)
    words = sum(len(text.split()) for text in paragraphs[1:])
    assert draft.words.total == words


def test_a_paper_that_is_no_conclusion_of_an_inspection_is_left_alone(tmp_path: Path) -> None:
    for title in ("Kết luận của Phó Chủ tịch tại hội nghị đánh giá", "Kế hoạch kiểm tra năm 2026"):
        path = tmp_path / "a.md"
        path.write_text(f"{title}\n\n2. Tồn tại, hạn chế\n\n- Chậm.\n", "utf-8")
        source = sources.read(path.read_bytes(), path.name)
        assert not isinstance(source, FileRefusal)
        assert conclusions.find(source, REGISTER) is None


def test_a_conclusion_is_read_from_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "kl.pdf"
    texts = ("Ket luan kiem tra mot cua", "2. Ton tai, han che", "2.1. Bo Y te",
             "a) Chua niem yet du.", "b) Ho so tra cham.", "3. Kien nghi",
             "a) Niem yet truoc ngay 30/6/2026.", "b) Xin loi.")  # fmt: skip
    pdf_files.write(path, pdf_files.lines(*texts))
    assert [line.split(" | ")[1] for line in lines(draft_of(path))] == [
        "Chua niem yet du", "Ho so tra cham",
    ]  # fmt: skip
