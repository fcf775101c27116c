"""Plans that are no tables: what each paragraph is taken as, and the tasks that come of it.

A paper is written as Markdown, as Word and as plain text, a paragraph a line.
"""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
import yaml

from caichcli.importers import sources
from caichcli.importers.drafts.draft import Draft, Terms
from caichcli.importers.grids.grid import FileRefusal, GridParagraph
from caichcli.importers.prose import plans
from caichcli.importers.task_tables import builder, candidates
from caichcli.plan.model import PlanFile
from tests.importers.imported import REGISTER, ROOT, areas, source, tasks

TERMS = Terms(dt.date(2026, 1, 1), dt.date(2026, 12, 31))


def drafted(path: Path) -> Draft:
    """The draft of a file as the service makes it: of its text where it has no table of tasks."""
    answer = candidates.choose(source(path), (), REGISTER)
    assert isinstance(answer, FileRefusal)
    table = plans.read(source(path).paragraphs, REGISTER)
    assert table is not None
    return builder.build(table, REGISTER, TERMS)


def to_word(lines: list[str], path: Path) -> None:
    from docx import Document

    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))


def to_text(lines: list[str], path: Path) -> None:
    path.write_text("\n".join(lines), "utf-8")


WRITERS: dict[str, Callable[[list[str], Path], None]] = {
    "docx": to_word,
    "md": to_text,
    "txt": to_text,
}


class Paper(NamedTuple):
    lines: list[str]
    areas: list[str]
    tasks: list[str]
    kinds: list[str]


NO_AREA = ["chung Nhiệm vụ"]

PAPERS: dict[str, Paper] = {
    "a directive whose tasks have fields, each on its line": Paper(
        [
            "CHỈ THỊ",
            "I. MỤC ĐÍCH",
            "1. Nâng cao chất lượng phục vụ.",
            "II. NHIỆM VỤ",
            "1. Rà soát, cắt giảm thủ tục hành chính.",
            "Cơ quan chủ trì: Văn phòng UBND tỉnh.",
            "Cơ quan phối hợp: các sở, ban, ngành; UBND cấp xã.",
            "Thời gian hoàn thành: trước ngày 30/6/2026.",
            "2. Xây dựng Đề án chuyển đổi số:",
            "- Xây dựng kho dữ liệu;",
            "- Cơ quan chủ trì: Sở Khoa học và Công nghệ.",
            "- Thời gian hoàn thành: Quý III/2026.",
            "- Sản phẩm: Quyết định.",
            "III. TỔ CHỨC THỰC HIỆN",
            "1. Các sở, ban, ngành nghiêm túc thực hiện Chỉ thị này.",
            "Nơi nhận:",
            "- Như trên;",
        ],
        ["II NHIỆM VỤ"],
        [
            "II.1 | Rà soát, cắt giảm thủ tục hành chính | van-phong-ubnd-tinh"
            " | cac-so-ban-nganh, ubnd-cap-xa | trước ngày 30/6/2026 |",
            "II.2 | Xây dựng Đề án chuyển đổi số:⏎Xây dựng kho dữ liệu"
            " | so-khoa-hoc-va-cong-nghe | | Quý III/2026 | Quyết định",
        ],
        ["text"] * 3 + ["area", "task"] + ["field"] * 3 + ["task"] + ["field"] * 4 + ["text"] * 4,
    ),
    "fields, and sentences that assign tasks with a term": Paper(
        [
            "Kế hoạch năm 2026",
            "1. Sở Tư pháp chủ trì rà soát văn bản, hoàn thành trước ngày 30/6/2026.",
            "2. Xây dựng kế hoạch. Cơ quan chủ trì: Sở Y tế; thời gian hoàn thành: tháng 6/2026.",
            "3. Các sở, ban, ngành nghiêm túc thực hiện Kế hoạch này.",
        ],
        ["chung Nhiệm vụ"],
        [
            "1 | Chủ trì rà soát văn bản, hoàn thành trước ngày 30/6/2026 (Sở Tư pháp chủ trì"
            " rà soát văn bản, hoàn thành trước ngày 30/6/2026.) | so-tu-phap |"
            " | trước ngày 30/6/2026 |",
            "2 | Xây dựng kế hoạch | so-y-te | | tháng 6/2026 |",
        ],
        ["text", "task", "task", "text"],
    ),
    "fields in the paragraph of the task": Paper(
        [
            "1. Tổ chức kiểm tra công vụ (Cơ quan chủ trì: Sở Nội vụ; thời gian: Thường xuyên).",
            "2. Xây dựng kế hoạch. Cơ quan chủ trì: Sở Y tế; thời gian hoàn thành: tháng 6/2026;"
            " sản phẩm: Kế hoạch.",
            "3. Sơ kết - Đơn vị thực hiện: Sở Nội vụ; Hạn chót: 30/11/2026",
        ],
        NO_AREA,
        [
            "1 | Tổ chức kiểm tra công vụ | so-noi-vu | | Thường xuyên |",
            "2 | Xây dựng kế hoạch | so-y-te | | tháng 6/2026 | Kế hoạch",
            "3 | Sơ kết | so-noi-vu | | 30/11/2026 |",
        ],
        ["task"] * 3,
    ),
    "agencies as headings, their tasks below": Paper(
        [
            "Chủ tịch UBND tỉnh yêu cầu:",
            "1. Sở Nội vụ",
            "a) Chủ trì, phối hợp với Sở Tài chính xây dựng kế hoạch, hoàn thành trước ngày"
            " 30/6/2026.",
            "b) Kiểm tra công vụ tại các xã.",
            "2. Giao Sở Tư pháp rà soát văn bản, báo cáo UBND tỉnh trước ngày 15/12/2026.",
            "3. Các sở, ban, ngành; UBND các xã có trách nhiệm tuyên truyền Chỉ thị này.",
            "4. Văn phòng UBND tỉnh theo dõi, đôn đốc việc thực hiện.",
            "Nơi nhận:",
            "- Như Điều 3;",
        ],
        NO_AREA,
        [
            "1.a | Chủ trì, phối hợp với Sở Tài chính xây dựng kế hoạch, hoàn thành trước ngày"
            " 30/6/2026 (Chủ trì, phối hợp với Sở Tài chính xây dựng kế hoạch, hoàn thành trước"
            " ngày 30/6/2026.) | so-noi-vu | so-tai-chinh | trước ngày 30/6/2026 |",
            "1.b | Kiểm tra công vụ tại các xã (Kiểm tra công vụ tại các xã.) | so-noi-vu | | |",
            "2 | Rà soát văn bản, báo cáo UBND tỉnh trước ngày 15/12/2026 (Giao Sở Tư pháp rà soát"
            " văn bản, báo cáo UBND tỉnh trước ngày 15/12/2026.) | so-tu-phap | "
            "| trước ngày 15/12/2026 |",
            "3 | Tuyên truyền Chỉ thị này (Các sở, ban, ngành; UBND các xã có trách nhiệm tuyên"
            " truyền Chỉ thị này.) | cac-so-ban-nganh, ubnd-cac-xa | | |",
            "4 | Theo dõi, đôn đốc việc thực hiện (Văn phòng UBND tỉnh theo dõi, đôn đốc việc thực"
            " hiện.) | van-phong-ubnd-tinh | | |",
        ],
        ["text", "group", "sub-task", "sub-task", "task", "task", "task", "text", "text"],
    ),
    "tasks in parts, and terms named without a colon": Paper(
        [
            "I. NHIỆM VỤ CHUNG",
            "1. Việc một. Cơ quan chủ trì: Sở Nội vụ. Hoàn thành: Quý IV/2026.",
            "II. NHIỆM VỤ CỤ THỂ",
            "a) Việc a (chủ trì: Sở Y tế; hoàn thành trước ngày 30/4/2026)",
            "3. Tham mưu ban hành quy định",
            "a) Xây dựng dự thảo",
            "- Đơn vị chủ trì: Sở Tư pháp",
            "b) Trình ban hành",
            "- Đơn vị chủ trì: Sở Tư pháp",
            "4. Chuyển đổi số",
            "4.1. Xây dựng kho dữ liệu; đơn vị chủ trì: Công an tỉnh",
        ],
        ["I NHIỆM VỤ CHUNG", "II NHIỆM VỤ CỤ THỂ"],
        [
            "I.1 | Việc một | so-noi-vu | | Quý IV/2026 |",
            "II.a | Việc a | so-y-te | | trước ngày 30/4/2026 |",
            "II.3.a | Xây dựng dự thảo (3. Tham mưu ban hành quy định) | so-tu-phap | | |",
            "II.3.b | Trình ban hành (3. Tham mưu ban hành quy định) | so-tu-phap | | |",
            "II.4.1 | Xây dựng kho dữ liệu (4. Chuyển đổi số) | cong-an-tinh | | |",
        ],
        ["area", "task", "area", "sub-task", "group", *["sub-task", "field"] * 2, "group", "task"],
    ),
    "agencies as headings, their duties in paragraphs without numbers": Paper(
        [
            "1. Văn phòng UBND tỉnh",
            "Theo dõi, đôn đốc việc thực hiện; định kỳ hằng quý báo cáo UBND tỉnh.",
            "2. UBND cấp xã",
            "Ban hành kế hoạch của địa phương trước ngày 31/01/2026.",
        ],
        NO_AREA,
        [
            "1.1 | Theo dõi, đôn đốc việc thực hiện (Theo dõi, đôn đốc việc thực hiện;)"
            " | van-phong-ubnd-tinh | | |",
            "1.2 | Định kỳ hằng quý báo cáo UBND tỉnh (định kỳ hằng quý báo cáo UBND tỉnh.)"
            " | van-phong-ubnd-tinh | | định kỳ hằng quý báo cáo UBND tỉnh |",
            "2.1 | Ban hành kế hoạch của địa phương trước ngày 31/01/2026 (Ban hành kế hoạch của"
            " địa phương trước ngày 31/01/2026.) | ubnd-cap-xa | | trước ngày 31/01/2026 |",
        ],
        ["group", "sub-task", "sub-task", "group", "sub-task"],
    ),
}


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_without_a_table(name: str, ending: str, tmp_path: Path) -> None:
    paper = PAPERS[name]
    path = tmp_path / f"in.{ending}"
    WRITERS[ending](paper.lines, path)
    draft = drafted(path)
    assert areas(draft) == paper.areas
    assert tasks(draft) == paper.tasks
    assert [verdict.kind for verdict in draft.verdicts] == paper.kinds
    assert draft.count("refused") == 0
    assert sum(each.words.total for each in draft.verdicts) == len(" ".join(paper.lines).split())


def test_the_source_of_the_real_plan_is_its_draft() -> None:
    """All that plans/2020.yaml says of its tasks, but for the name of an area without one."""
    path = ROOT / "tests" / "data" / "169-qd-bcdcchc-2020.txt"
    data = yaml.load((ROOT / "plans" / "2020.yaml").read_bytes(), yaml.CBaseLoader)
    plan = msgspec.convert(data, PlanFile, strict=False)
    draft = drafted(path)
    assert [
        (task["id"], task["title"], task["area"], task.get("lead"), task["lead_basis"])
        for task in draft.tasks
    ] == [(task.id, task.title, task.area, task.lead, task.lead_basis) for task in plan.tasks]
    assert [task["source"] for task in draft.tasks] == [task.source for task in plan.tasks]
    assert [area["name"] for area in draft.areas][:3] == [area.name for area in plan.areas][:3]
    (unnamed,) = [each for each in draft.verdicts if each.kind == "area" and each.reasons]
    assert [reason.code for reason in unnamed.reasons] == ["area-unnamed"]


def reasons(*lines: str) -> list[list[str]]:
    table = plans.read([GridParagraph(n, line) for n, line in enumerate(lines, 1)], REGISTER)
    assert table is not None
    draft = builder.build(table, REGISTER, TERMS)
    return [[reason.code for reason in each.reasons] for each in draft.verdicts]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["Về kiểm tra: Giao Bộ Nội vụ kiểm tra công vụ. Tổng hợp kết quả."],
            [[], [], ["lead-carried"]],
        ),
        (
            ["Về kiểm tra: Giao Bộ Nội vụ kiểm tra. Giao ông A kiểm tra lại. Tổng hợp kết quả."],
            [[], [], ["lead-unread", "title-only"], ["lead-unread", "title-only"]],
        ),
        (
            ["Về kiểm tra: Giao Bộ Nội vụ trình kế hoạch trong quý II/2026."],
            [[], ["term-in-sentence"]],
        ),
        (
            ["Về kiểm tra: Giao Bộ Nội vụ triển khai Luật số 30/2026/QH15 trước đây."],
            [[], []],
        ),
    ],
)
def test_what_is_inferred_is_told(lines: list[str], expected: list[list[str]]) -> None:
    assert reasons(*lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ["Báo cáo kết quả năm 2025.", "Tỉnh đã hoàn thành 98% nhiệm vụ."],
        ["Kính gửi: Sở Nội vụ", "Về việc: báo cáo"],
        ["1. Nâng cao chất lượng.", "2. Đẩy mạnh cải cách."],
        [],
    ],
)
def test_a_text_without_tasks_makes_none(lines: list[str]) -> None:
    paragraphs = [GridParagraph(n, line) for n, line in enumerate(lines, 1)]
    assert plans.read(paragraphs, REGISTER) is None


def test_a_text_too_long_is_not_read() -> None:
    paragraphs = [GridParagraph(n, "Giao Bộ Nội vụ kiểm tra.") for n in range(plans.MOST + 1)]
    assert plans.read(paragraphs, REGISTER) is None


def test_plain_text_may_be_a_table_too() -> None:
    text = "TT;Nhiệm vụ;Cơ quan chủ trì\n1;Rà soát;Bộ Nội vụ\n"
    answer = sources.read(text.encode(), "a.txt")
    assert not isinstance(answer, FileRefusal)
    assert not isinstance(candidates.choose(answer, (), REGISTER), FileRefusal)
