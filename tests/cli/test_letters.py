"""``caich render letters``: a file an agency, all or none; a sheet for the agencies asked for."""

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLE, Ask

LETTERS = ("render", "letters", "--as-of", "28/6/2020")
URGED = ["bo-b", "bo-c", "bo-d", "bo-f", "bo-g", "tinh-x", "tinh-y", "tp-z"]


@pytest.mark.parametrize("name", ["cong-van", "cong-van/", "công văn tuần 26"])
def test_a_folder_with_a_file_an_agency(ask: Ask, tmp_path: Path, name: str) -> None:
    answer = ask(*LETTERS, "--output", f"{tmp_path}/{name}", at=EXAMPLE)
    assert (answer.code, answer.out) == (0, "")
    assert f"Đã ghi {tmp_path}/{name}" in answer.err
    assert sorted(path.name for path in (tmp_path / name).iterdir()) == [f"{a}.md" for a in URGED]
    assert "**Kính gửi:** Bộ B." in (tmp_path / name / "bo-b.md").read_text("utf-8")


def test_printed_one_after_another(ask: Ask) -> None:
    out = ask(*LETTERS, at=EXAMPLE).out
    assert out.count("**Kính gửi:**") == len(URGED)


def test_only_the_agencies_asked_for(ask: Ask) -> None:
    out = ask(*LETTERS, "-a", "bo b", "-a", "tinh x", at=EXAMPLE).out
    assert out.count("**Kính gửi:**") == 2
    out = ask(*LETTERS, "-a", "cac-tinh", at=EXAMPLE).out
    assert [name in out for name in ("Tỉnh X.", "Tỉnh Y.", "Thành phố Z.", "Bộ B.")] == [
        True,
        True,
        True,
        False,
    ]


def test_one_letter_may_be_one_file(ask: Ask, tmp_path: Path) -> None:
    assert ask(*LETTERS, "-a", "bo-b", "-o", str(tmp_path / "b.md"), at=EXAMPLE).code == 0
    assert (tmp_path / "b.md").read_text("utf-8").count("**Kính gửi:**") == 1


def test_a_file_s_name_for_several_letters_is_refused(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "thu").write_text("của tôi", "utf-8")
    answer = ask(*LETTERS, "-o", str(tmp_path / "thu"), "--force", at=EXAMPLE)
    assert answer.code == 2
    assert "đây là một tệp. Mỗi cơ quan một văn bản: ghi tên thư mục" in answer.err
    assert (tmp_path / "thu").read_text("utf-8") == "của tôi"


def test_a_document_s_name_is_no_folder_s_and_a_folder_s_no_document_s(
    ask: Ask, tmp_path: Path
) -> None:
    answer = ask(*LETTERS, "-o", str(tmp_path / "thu.md"), at=EXAMPLE)
    assert answer.code == 2
    assert "thu.md: đây là tên một tệp, mà mỗi cơ quan một văn bản" in answer.err
    answer = ask("render", "brief", "-o", f"{tmp_path}/ra/", at=EXAMPLE)
    assert answer.code == 2
    assert f"{tmp_path}/ra: đây là thư mục. Ghi rõ tên tệp" in answer.err
    assert list(tmp_path.iterdir()) == []


def test_a_letter_that_is_there_stops_all_of_them(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "bo-g.md").write_text("đã ký", "utf-8")
    answer = ask(*LETTERS, "-o", str(tmp_path), at=EXAMPLE)
    assert answer.code == 2
    assert "bo-g.md: đã có tệp này. Ghi đè: thêm --force" in answer.err
    assert [path.name for path in tmp_path.iterdir()] == ["bo-g.md"]
    assert ask(*LETTERS, "-o", str(tmp_path), "--force", at=EXAMPLE).code == 0
    assert len(list(tmp_path.iterdir())) == len(URGED)


def test_a_full_disk_leaves_no_letter(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    answer = ask(*LETTERS, "-o", str(tmp_path / "cong-van"), at=EXAMPLE)
    assert answer.code == 3
    assert "ổ đĩa đã đầy; chưa ghi gì." in answer.err
    assert list(tmp_path.iterdir()) == []


def test_the_standing_agency_is_told_of_its_own_and_of_what_nobody_leads(
    ask: Ask, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(EXAMPLE, tmp_path / "so"))
    plan = copy / "plans" / "2020.yaml"
    text = plan.read_text("utf-8")
    text = text.replace(
        "    lead_basis: unstated\n", "    lead_basis: unstated\n    deadline: 1/6/2020\n"
    )
    plan.write_text(text.replace("standing_agency: bo-a", "standing_agency: bo-b"), "utf-8")
    answer = ask(*LETTERS, at=copy)
    assert answer.code == 0
    assert "! Bộ B là cơ quan thường trực, không lập công văn gửi chính mình: II.1" in answer.err
    assert "! Không có nơi gửi, vì văn bản không nêu cơ quan chủ trì: IV.11" in answer.err
    assert "**Kính gửi:** Bộ B" not in answer.out


def test_nobody_to_urge(ask: Ask) -> None:
    answer = ask(*LETTERS, "-a", "bo-a", at=EXAMPLE)
    assert (answer.code, answer.out) == (2, "")
    assert "Không có cơ quan nào cần đôn đốc" in answer.err


def test_sheets_of_several_agencies(ask: Ask, tmp_path: Path) -> None:
    words = ("render", "sheet", "-a", "bo-b", "-a", "tp-z", "-o", str(tmp_path / "phieu"))
    assert ask(*words, at=EXAMPLE).code == 0
    assert sorted(path.name for path in (tmp_path / "phieu").iterdir()) == ["bo-b.md", "tp-z.md"]
    one = ("render", "sheet", "-a", "bo-b", "-o", str(tmp_path / "phieu.md"))
    assert ask(*one, at=EXAMPLE).code == 0
    assert (tmp_path / "phieu.md").is_file()


@pytest.mark.parametrize("format_", ["markdown", "html"])
@pytest.mark.parametrize(("lang", "of_several"), [("vi", "trong đó có nhiệm vụ"), ("en", "one of")])
def test_one_of_them_is_said_only_of_several(
    ask: Ask, format_: str, lang: str, of_several: str
) -> None:
    """Bộ B has two tasks overdue on 20/6, and a week later one, urged four times."""
    letter = ("render", "letters", "-a", "bo-b", "-f", format_, "--lang", lang, "--as-of")
    assert of_several in ask(*letter, "20/6/2020", at=EXAMPLE).out
    assert of_several not in ask(*letter, "28/6/2020", at=EXAMPLE).out


def test_a_task_is_named_by_its_words_wherever_a_letter_speaks_of_it(ask: Ask) -> None:
    out = ask(*LETTERS, "-a", "bo-b", at=EXAMPLE).out
    assert "lần (II.1 “Rà soát, trình phương án đơn giản hóa thủ tục đăng ký mẫu”)" in out
    assert "I.8 “Tổ chức hội nghị trực tuyến sơ kết 6 tháng đầu năm” (thời hạn 30/6/2020)" in out
