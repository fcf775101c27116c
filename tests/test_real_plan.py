"""plans/2020.yaml says what the published text says, all of it and nothing else.

The text is ``data/169-qd-bcdcchc-2020.txt``; ``test_real_register.py`` has the agencies.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest
import yaml

from caichcli.plan.model import Agency, PlanFile, RegisterFile, Task
from caichcli.plan.records import Document

ROOT = Path(__file__).parents[1]
PLAN_FILE = ROOT / "plans" / "2020.yaml"
REGISTER_FILE = ROOT / "plans" / "agencies.yaml"
SOURCE_FILE = ROOT / "tests" / "data" / "169-qd-bcdcchc-2020.txt"


def squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


TEXT = squeeze(SOURCE_FILE.read_text(encoding="utf-8"))
PLAN = msgspec.convert(yaml.safe_load(PLAN_FILE.read_text(encoding="utf-8")), PlanFile)
REGISTER = msgspec.convert(yaml.safe_load(REGISTER_FILE.read_text(encoding="utf-8")), RegisterFile)
TASKS = {task.id: task for task in PLAN.tasks}
AGENCIES = {agency.id: agency for agency in REGISTER.agencies}
GROUPS = {group.id: group for group in REGISTER.groups or ()}

IDS = (
    "I.1 I.2 I.3 I.4 I.5 I.6 I.7 I.8"
    " II.1 II.2 II.3 II.4"
    " III.1 III.2 III.3 III.4 III.5"
    " IV.1 IV.2 IV.3 IV.4 IV.5 IV.6 IV.7 IV.8 IV.9"
).split()


# The plan and its text, both ways


def passage(first: str, last: str) -> str:
    """The text from one run of words to another, both included."""
    start = TEXT.index(first)
    return TEXT[start : TEXT.index(last, start) + len(last)]


ASSIGNING = passage("Về công tác lãnh đạo, chỉ đạo:", "./.")
AIMS = passage("Với mục tiêu", "hiệu quả của cải cách hành chính.")

# Words that say who or when, and no task: a source is its opening, if any, and the title.
OPENINGS = {
    "I.1": "Trong năm 2020 sẽ",
    "II.1": "cũng trong năm 2020, Ban chỉ đạo đã giao bộ ngành, địa phương",
    "III.1": "Ban chỉ đạo đã giao các thành viên",
    "III.3": "Giao Bộ Nội vụ",
    "III.5": "Giao Thông tấn xã, đài Truyền hình Việt Nam",
    "IV.1": (
        "Theo Kế hoạch, Ban chỉ đạo đã giao Bộ Nội vụ,"
        " là cơ quan thường trực của Ban Chỉ đạo, có trách nhiệm"
    ),
    "IV.5": "Đối với các thành viên khác của Ban Chỉ đạo có trách nhiệm",
}


def uncovered(text: str, runs: Iterable[str]) -> list[str]:
    """The words of a text that stand in none of the runs."""
    left = text
    for run in runs:
        at = text.find(run)
        if at >= 0:
            left = left[:at] + " " * len(run) + left[at + len(run) :]
    return re.findall(r"\w+", left)


def sources(tasks: Iterable[Task]) -> list[str]:
    return [area.source or "" for area in PLAN.areas] + [task.source or "" for task in tasks]


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def test_tasks_stand_in_the_documents_order() -> None:
    assert [task.id for task in PLAN.tasks] == IDS
    assert all(task.id.startswith(f"{task.area}.") for task in PLAN.tasks)
    places = [TEXT.index(task.source or "") for task in PLAN.tasks]
    assert places == sorted(places)


@pytest.mark.parametrize("id_", IDS)
def test_source_is_a_run_of_words_of_the_text(id_: str) -> None:
    source = TASKS[id_].source
    assert source
    assert ASSIGNING.count(source) == 1


@pytest.mark.parametrize("id_", IDS)
def test_title_is_the_source_without_who_and_when(id_: str) -> None:
    source = TASKS[id_].source or ""
    opening = OPENINGS.get(id_, "")
    assert source.startswith(opening)
    words = source.removeprefix(opening).strip(" ,;./…")
    assert TASKS[id_].title == capitalised(words)


def test_every_word_of_the_text_is_in_a_task_or_names_an_area() -> None:
    assert uncovered(ASSIGNING, sources(PLAN.tasks)) == []


@pytest.mark.parametrize("id_", IDS)
def test_a_task_left_out_is_noticed(id_: str) -> None:
    rest = [task for task in PLAN.tasks if task.id != id_]
    assert uncovered(ASSIGNING, sources(rest))


def test_areas_are_named_in_the_texts_words() -> None:
    assert [area.id for area in PLAN.areas] == ["I", "II", "III", "IV"]
    for area in PLAN.areas:
        assert ASSIGNING.count(area.source or "?") == 1
    for area in PLAN.areas[:3]:
        assert area.name == capitalised((area.source or "").removeprefix("Về "))
    # The text gives the fourth group no heading: its name is made of the passage's words.
    ours, others = "Trách nhiệm của Bộ Nội vụ và ", "các thành viên khác của Ban Chỉ đạo"
    assert PLAN.areas[3].name == ours + others
    assert others in ASSIGNING
    assert "Bộ Nội vụ, là cơ quan thường trực của Ban Chỉ đạo, có trách nhiệm" in ASSIGNING


def test_objectives_are_the_texts_both_ways() -> None:
    objectives = PLAN.plan.objectives or []
    runs = [run if run in AIMS else run[:1].lower() + run[1:] for run in objectives]
    assert len(runs) == 5
    assert uncovered(AIMS, ["Với mục tiêu", *runs]) == []
    for left_out in runs:
        assert uncovered(AIMS, ["Với mục tiêu", *(run for run in runs if run != left_out)])


# Nothing that the text does not say


@pytest.mark.parametrize("id_", IDS)
def test_a_task_holds_only_what_the_text_states(id_: str) -> None:
    given = {key for key in Task.__struct_fields__ if getattr(TASKS[id_], key) is not None}
    assert given <= {"id", "title", "area", "lead", "lead_basis", "source"}


def test_head_is_the_texts() -> None:
    plan = PLAN.plan
    committee = "Ban Chỉ đạo cải cách hành chính của Chính phủ"
    assert plan.id == "2020"
    assert plan.title == f"Kế hoạch hoạt động năm 2020 của {committee}"
    assert plan.title.lower() in TEXT.lower()
    assert plan.document is not None
    assert (plan.document.number, plan.document.date) == ("169/QĐ-BCĐCCHC", dt.date(2020, 3, 11))
    assert plan.document.issuer == committee
    assert f"Ngày 11/3/2020, {committee} đã ban hành Quyết định số 169/QĐ-BCĐCCHC".lower() in (
        TEXT.lower()
    )
    assert (plan.period.start, plan.period.end) == (dt.date(2020, 1, 1), dt.date(2020, 12, 31))
    assert plan.standing_agency == "bo-noi-vu"
    assert "Bộ Nội vụ, là cơ quan thường trực của Ban Chỉ đạo" in TEXT
    assert (plan.illustrative, plan.reporting, plan.follow_up) == (None, None, None)


def test_documents_cited() -> None:
    assert PLAN.plan.bases == [
        Document(number="30c/NQ-CP", date=dt.date(2011, 11, 8), issuer="Chính phủ"),
        Document(number="225/QĐ-TTg", date=dt.date(2016, 2, 4)),
    ]
    assert "Nghị quyết số 30c/NQ-CP ngày 08 tháng 11 năm 2011 của Chính phủ" in TEXT
    assert "Quyết định số 225/QĐ-TTg ngày 04 tháng 02 năm 2016." in TEXT
    assert set(re.findall(r"\d+\w*/[\w-]+", TEXT)) - {"20/05", "11/3"} == {
        "169/QĐ-BCĐCCHC",
        "30c/NQ-CP",
        "225/QĐ-TTg",
    }


def test_plan_calls_its_source_a_summary() -> None:
    note = 'bản tóm tắt đăng ngày 20/5/2020, nêu "một số nhiệm vụ trọng tâm" của Kế hoạch'
    assert PLAN.plan.source == note
    assert "Ngày đăng: 20/05/2020" in TEXT
    assert "Kế hoạch, đặt ra một số nhiệm vụ trọng tâm sau:" in TEXT


# Who leads

NEWS = "thong-tan-xa-viet-nam dai-truyen-hinh-viet-nam"
LEADS = [
    ("I.1 I.2 I.3 I.4 I.5 I.6 I.7 I.8", "", "unstated"),
    ("II.1", "cac-bo-nganh-dia-phuong", "stated"),
    ("II.2 II.3 II.4", "cac-bo-nganh-dia-phuong", "carried"),
    ("III.1", "cac-thanh-vien-ban-chi-dao", "stated"),
    ("III.2", "cac-thanh-vien-ban-chi-dao", "carried"),
    ("III.3", "bo-noi-vu", "stated"),
    ("III.4", "bo-noi-vu", "carried"),
    ("III.5", NEWS, "stated"),
    ("IV.1", "bo-noi-vu", "stated"),
    ("IV.2 IV.3 IV.4", "bo-noi-vu", "carried"),
    ("IV.5", "cac-thanh-vien-khac", "stated"),
    ("IV.6 IV.7 IV.8 IV.9", "cac-thanh-vien-khac", "carried"),
]


def test_leads() -> None:
    expected = {id_: (lead.split(), basis) for ids, lead, basis in LEADS for id_ in ids.split()}
    assert {t.id: (t.lead or [], t.lead_basis) for t in PLAN.tasks} == expected


def test_a_lead_is_stated_where_and_only_where_the_words_name_it() -> None:
    stated = {task.id for task in PLAN.tasks if task.lead_basis == "stated"}
    assert stated == OPENINGS.keys() - {"I.1"}


def leads_through_a_group(agency: Agency) -> list[str]:
    holds = {
        id_
        for id_, group in GROUPS.items()
        if agency.id in (group.members or ()) or agency.kind in (group.kinds or ())
    }
    return [task.id for task in PLAN.tasks if holds & set(task.lead or ())]


def test_home_affairs_leads_six_directly_and_six_through_groups() -> None:
    direct = [task.id for task in PLAN.tasks if "bo-noi-vu" in (task.lead or ())]
    assert direct == ["III.3", "III.4", "IV.1", "IV.2", "IV.3", "IV.4"]
    through = leads_through_a_group(AGENCIES["bo-noi-vu"])
    assert through == ["II.1", "II.2", "II.3", "II.4", "III.1", "III.2"]


@pytest.mark.parametrize(
    "id_",
    [
        "tinh-ha-giang",
        "thanh-pho-ha-noi",
        "vien-han-lam-khoa-hoc-xa-hoi-viet-nam",
        "ngan-hang-nha-nuoc-viet-nam",
    ],
)
def test_others_owe_the_second_group_through_the_ministries_and_provinces(id_: str) -> None:
    assert leads_through_a_group(AGENCIES[id_]) == ["II.1", "II.2", "II.3", "II.4"]


def test_groups_name_only_the_members_that_the_text_gives() -> None:
    assert {id_: group.members for id_, group in GROUPS.items()} == {
        "cac-bo-nganh-dia-phuong": None,
        "cac-thanh-vien-ban-chi-dao": ["bo-noi-vu"],
        "cac-thanh-vien-khac": None,
    }
    assert all(group.complete is False and group.source for group in GROUPS.values())
    kinds = ["ministry", "ministerial-agency", "government-agency", "province"]
    assert GROUPS["cac-bo-nganh-dia-phuong"].kinds == kinds


def test_every_id_is_in_the_register() -> None:
    named = {lead for task in PLAN.tasks for lead in task.lead or ()}
    assert named | {PLAN.plan.standing_agency} <= AGENCIES.keys() | GROUPS.keys()


@pytest.mark.parametrize("path", [PLAN_FILE, REGISTER_FILE], ids=lambda path: path.name)
def test_files_are_nfc_and_name_their_schema(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not re.search(r"[\t\N{NO-BREAK SPACE}]", text)
    schema = {"2020.yaml": "plan", "agencies.yaml": "agencies"}[path.name]
    first = f"# yaml-language-server: $schema=../docs/schema/{schema}.schema.json"
    assert text.splitlines()[0] == first


def test_the_text_names_no_single_inspection() -> None:
    """What it says of inspecting is a task: no unit, no time, no finding stands there."""
    assert PLAN.inspections is None
    tasks = [task.id for task in PLAN.tasks if "kiểm tra" in task.title.casefold()]
    assert tasks
