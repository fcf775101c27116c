"""Hypothesis strategies for plans and registers, as JSON-shaped data.

``plan_data()`` and ``register_data()`` draw data that is right in structure and
in reference: every plan drawn fits every register drawn, because both use the
agencies of ``AGENCIES`` and the groups of ``GROUPS``. Logs, adjustments and
reminders are in order and lie between a task's assignment and the end of the
plan's year; deadlines are worded as offices word them (``DEADLINES``).

    @given(plan_data(), register_data())
    def test_...(plan, register):
        book = Book(convert(plan, PlanFile), Register(convert(register, RegisterFile)))

``tests.spoilt_data`` spoils such data.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from caichcli.plan.completion import WORDS
from caichcli.plan.kinds import AgencyKind, Every, LeadBasis, Weekday
from caichcli.plan.model import Status

Data = dict[str, Any]

AGENCIES = {
    "bo-a": "Bộ A",
    "bo-b": "Bộ Văn hóa, Thể thao và B",
    "co-quan-c": "Cơ quan ngang bộ C",
    "tinh-d": "Tỉnh Đ",
    "thong-tan-e": "Thông tấn xã Ê",
}
GROUPS = {
    "moi-thanh-vien": "Các thành viên",
    "thanh-vien-khac": "Các thành viên khác",
    "chua-ro": "Các cơ quan có liên quan",
    "bo-nganh": "Các bộ, ngành",
    "long-nhau": "Các thành viên và các bộ, ngành",
}
OWNERS = (*AGENCIES, *GROUPS)

# Wordings of every kind of deadline; {y} is the plan's year.
DEADLINES: dict[str, tuple[str, ...]] = {
    "date": ("Trước ngày 30/6/{y}", "chậm nhất ngày 17 tháng 12", "{y}-09-30", "20.7.{y}"),
    "month": ("Tháng 6/{y}", "06/{y}", "trong tháng 11/{y}", "hết tháng 9 năm {y}"),
    "quarter": ("Quý II/{y}", "quý 3/{y}", "Quý IV năm {y}", "Quí III-{y}"),
    "half-year": ("6 tháng đầu năm", "6 tháng đầu năm {y}"),
    "nine-months": ("9 tháng đầu năm", "9 tháng đầu năm {y}"),
    "year": ("năm {y}", "{y}", "Trong năm {y}"),
    "range": (
        "Tháng 10 - 11/{y}",
        "Quý II/{y} - Quý III/{y}",
        "Từ ngày 16/7 đến hết ngày 25/7/{y}",
    ),
    "continuous": ("Thường xuyên", "cả năm", "thường xuyên, hằng quý báo cáo"),
    "recurring": (
        "Hằng tháng",
        "hàng quý",
        "trước ngày 15 hằng tháng",
        "trước ngày mùng 5 tháng cuối quý",
        "Hằng năm",
    ),
    "conditional": (
        "Sau khi Nghị định được ban hành",
        "khi có phát sinh",
        "Theo tiến độ của cơ quan chủ trì soạn thảo",
        "Từ tháng 6/{y} đến khi kết thúc",
    ),
}

TEXTS = (
    "Triển khai thực hiện Đề án thông tin tuyên truyền cải cách hành chính",
    'Rà soát, sửa đổi quy định chồng chéo: “một cửa”, "một cửa liên thông"',
    "Báo cáo #1 | 100% <b>hồ sơ</b> & văn bản",
    "Tổng hợp",
    "- Trình Chính phủ;\n- Trình Quốc hội.",
)
NUMBERS = ("01/QĐ-VD", "15/TB-VD", "203/BC-VD", "7/CV-VD")

texts = st.sampled_from(TEXTS)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A value or None, which :func:`_filled` leaves out."""
    return st.none() | strategy


def _filled(**values: Any) -> Data:
    """A mapping without its empty keys; ``from_`` and ``for_`` stand for Python's keywords."""
    return {name.rstrip("_"): value for name, value in values.items() if value is not None}


def days(first: dt.date, last: dt.date) -> st.SearchStrategy[str]:
    """ISO dates from ``first`` to ``last``."""
    return st.dates(first, last).map(dt.date.isoformat)


def deadlines(year: int) -> st.SearchStrategy[str]:
    """The wordings of ``DEADLINES`` in a year, every kind as often as the others."""
    kinds = st.sampled_from(sorted(DEADLINES))
    wordings = kinds.flatmap(lambda kind: st.sampled_from(DEADLINES[kind]))
    return wordings.map(lambda wording: wording.format(y=year))


@st.composite
def documents(draw: st.DrawFn, first: dt.date, last: dt.date) -> Data:
    """A document cited, dated or not."""
    return _filled(
        number=draw(st.sampled_from(NUMBERS)),
        date=draw(maybe(days(first, last))),
        issuer=draw(maybe(st.just("Cơ quan ví dụ"))),
        title=draw(maybe(texts)),
    )


@st.composite
def plan_data(draw: st.DrawFn, max_tasks: int = 6) -> Data:
    """A valid ``PlanFile``: one year's plan with its groups of tasks, tasks and logs."""
    year = draw(st.integers(2016, 2024))
    issued = draw(st.dates(dt.date(year, 1, 1), dt.date(year, 6, 30)))
    areas = ("I", "II", "III")[: draw(st.integers(1, 3))]
    count = draw(st.integers(0, max_tasks))
    places = [draw(st.sampled_from(areas)) for _ in range(count)]
    return {
        "schema": 1,
        "plan": draw(_head(year, issued)),
        "areas": [{"id": area, "name": f"Nhóm nhiệm vụ {area}"} for area in areas],
        "tasks": [
            draw(task_data(f"{area}.{number}", area, year, issued))
            for number, area in enumerate(places, 1)
        ],
    }


@st.composite
def _head(draw: st.DrawFn, year: int, issued: dt.date) -> Data:
    start, end = dt.date(year, 1, 1), dt.date(year, 12, 31)
    return _filled(
        id=f"ke-hoach-{year}",
        title=f"Kế hoạch năm {year}",
        document={"number": "01/QĐ-VD", "date": issued.isoformat()},
        period={"from": start.isoformat(), "to": end.isoformat()},
        illustrative=draw(maybe(st.booleans())),
        standing_agency=draw(maybe(st.sampled_from(sorted(AGENCIES)))),
        bases=draw(maybe(st.lists(documents(dt.date(2011, 1, 1), issued), max_size=2))),
        objectives=draw(maybe(st.lists(texts, max_size=2))),
        reporting=draw(maybe(_reporting())),
        follow_up=draw(maybe(_follow_up())),
    )


@st.composite
def _reporting(draw: st.DrawFn) -> Data:
    return _filled(
        every=draw(maybe(_choices(Every))),
        cutoff=draw(maybe(st.sampled_from(["administrative", "calendar"]))),
        closing_day=draw(maybe(_choices(Weekday))),
    )


@st.composite
def _follow_up(draw: st.DrawFn) -> Data:
    bands = st.lists(st.integers(1, 400), min_size=1, max_size=4, unique=True).map(sorted)
    return _filled(
        due_soon=draw(maybe(st.integers(0, 60))),
        bands=draw(maybe(bands)),
        reminders=draw(maybe(st.integers(0, 5))),
    )


def _choices(literal: Any) -> st.SearchStrategy[str]:
    return st.sampled_from(literal.__args__)


@st.composite
def task_data(draw: st.DrawFn, id_: str, area: str, year: int, issued: dt.date) -> Data:
    """A valid ``Task`` of a year's plan, with a log from its assignment to the year's end."""
    end = dt.date(year, 12, 31)
    assigned = draw(maybe(days(issued, end)))
    start = dt.date.fromisoformat(assigned) if assigned else issued
    lead = draw(st.lists(st.sampled_from(OWNERS), max_size=3, unique=True))
    others = [owner for owner in OWNERS if owner not in lead]
    kind = draw(st.sampled_from([None, *DEADLINES]))
    wording = draw(st.sampled_from(DEADLINES[kind])).format(y=year) if kind else None
    occurrences = _occurrences(wording or "", start)
    movable = bool(occurrences) or kind != "recurring"
    return _filled(
        id=id_,
        title=draw(texts),
        area=area,
        lead=lead or draw(maybe(st.just(lead))),
        lead_basis=draw(maybe(_choices(LeadBasis))),
        support=draw(maybe(st.lists(st.sampled_from(others), max_size=2, unique=True))),
        assignment=draw(maybe(st.sampled_from(["each", "joint"]))),
        deadline=wording,
        product=draw(maybe(st.sampled_from(["Báo cáo", "Nghị định", "Quyết định"]))),
        document={"number": "02/TB-VD", "assigned": assigned} if assigned else None,
        source=draw(maybe(texts)),
        priority=draw(maybe(st.booleans())),
        note=draw(maybe(texts)),
        adjustments=draw(maybe(_adjustments(year, start, end, occurrences))) if movable else None,
        reminders=draw(maybe(_reminders(start, end))),
        updates=draw(maybe(_updates(lead, start, end, occurrences))),
    )


def _occurrences(wording: str, start: dt.date) -> list[str]:
    """Names of occurrences of a recurring deadline that are sure to fall after ``start``."""
    quarter = (start.month + 2) // 3
    if "tháng cuối quý" in wording or "hàng quý" in wording:
        return [f"{start.year}-Q{number}" for number in range(quarter + 1, 5)]
    if "ằng tháng" in wording:
        return [f"{start.year}-{month:02}" for month in range(start.month + 1, 13)]
    return [str(start.year)] if wording == "Hằng năm" else []


@st.composite
def _adjustments(
    draw: st.DrawFn, year: int, start: dt.date, end: dt.date, occurrences: Sequence[str]
) -> list[Data]:
    dates = sorted(draw(st.lists(days(start, end), max_size=2)))
    return [
        _filled(
            date=date,
            **draw(_of_term(year, occurrences) | _of_lead()),
            document={"number": "15/TB-VD", "date": date},
            note=draw(maybe(texts)),
        )
        for date in dates
    ]


@st.composite
def _of_term(draw: st.DrawFn, year: int, occurrences: Sequence[str]) -> Data:
    return {
        "to": draw(st.sampled_from([f"Quý IV/{year}", f"{year}-11-20", f"15/10/{year}"])),
        "for_": draw(st.sampled_from(occurrences)) if occurrences else None,
        "lead": None if occurrences else draw(maybe(lead_moves())),
    }


def _of_lead() -> st.SearchStrategy[Data]:
    return lead_moves().map(lambda move: {"lead": move})


@st.composite
def lead_moves(draw: st.DrawFn) -> Data:
    """Other leads, in place of all or of some, who need not lead."""
    owners = st.lists(st.sampled_from(OWNERS), min_size=1, max_size=2, unique=True)
    return _filled(from_=draw(maybe(owners)), to=draw(owners))


@st.composite
def _reminders(draw: st.DrawFn, start: dt.date, end: dt.date) -> list[Data]:
    dates = sorted(draw(st.lists(days(start, end), max_size=5)))
    return [
        _filled(
            date=date,
            document=draw(maybe(st.just({"number": "7/CV-VD", "date": date}))),
            agency=draw(maybe(st.sampled_from(sorted(AGENCIES)))),
        )
        for date in dates
    ]


@st.composite
def _updates(
    draw: st.DrawFn,
    lead: Sequence[str],
    start: dt.date,
    end: dt.date,
    occurrences: Sequence[str],
) -> list[Data]:
    """A log in order; some entries correct, withdraw or answer an earlier one."""
    log: list[Data] = []
    reports: list[str] = []  # the entries that are reports of their own, by name
    concerns: list[str] = []  # the problems and proposals put forward, by name
    number: dict[str, int] = {}
    for date in sorted(draw(st.lists(days(start, end), max_size=5))):
        number[date] = number.get(date, 0) + 1
        name = f"{date}#{number[date]}"
        entry = draw(_report(date, lead, start, occurrences))
        link = draw(st.sampled_from([None, None, None, "corrects", "withdraws", "resolves"]))
        targets = concerns if link == "resolves" else reports
        if link and targets:
            entry[link] = draw(st.sampled_from(targets))
        if link == "withdraws" and targets:
            gone = entry[link]
            entry = {"date": date, link: gone}
            reports.remove(gone)
            concerns = [concern for concern in concerns if concern.partition("/")[0] != gone]
        elif link != "corrects" or not targets:
            reports.append(name)
            if "problems" in entry or "proposals" in entry:
                concerns.extend((name, f"{name}/1"))
        log.append(entry)
    return log


@st.composite
def _report(
    draw: st.DrawFn, date: str, lead: Sequence[str], start: dt.date, occurrences: Sequence[str]
) -> Data:
    status = draw(maybe(_choices(Status)))
    stopped = status in ("suspended", "cancelled")
    results = st.lists(
        st.sampled_from(NUMBERS).map(lambda written: {"number": written, "date": date}),
        min_size=1,
        max_size=2,
    )
    return _filled(
        date=date,
        by=draw(maybe(st.sampled_from([*lead, *AGENCIES]))),
        agency=draw(maybe(st.sampled_from(sorted(AGENCIES)))),
        recorded_by=draw(maybe(st.just("Văn phòng"))),
        status=status,
        progress=draw(maybe(st.integers(0, 100) | st.sampled_from([12.5, 99.9]))),
        note=draw(maybe(texts)),
        results=draw(results if status == "done" else maybe(results)),
        completed=(
            draw(maybe(days(start, dt.date.fromisoformat(date)) | st.sampled_from(WORDS)))
            if status == "done"
            else None
        ),
        for_=draw(st.sampled_from(occurrences)) if occurrences and not stopped else None,
        document={"number": "02/TB-VD", "date": date} if stopped else None,
        reason=draw(maybe(texts)),
        problems=draw(maybe(st.lists(_concern(), min_size=1, max_size=2))),
        proposals=draw(maybe(st.lists(_concern(), min_size=1, max_size=2))),
    )


@st.composite
def _concern(draw: st.DrawFn) -> Data:
    return _filled(text=draw(texts), to=draw(maybe(st.sampled_from(sorted(AGENCIES)))))


@st.composite
def register_data(draw: st.DrawFn) -> Data:
    """A valid ``RegisterFile`` with every agency of ``AGENCIES`` and group of ``GROUPS``.

    All agencies exist from 2015 to 2024; a group's members may be known in
    full, in part, or not at all, and one group holds others.
    """
    members = st.lists(st.sampled_from(sorted(AGENCIES)), min_size=1, max_size=4, unique=True)
    known = draw(members)
    groups: list[Data] = [
        {"members": known},
        {"members": draw(members), "complete": False},
        {"reference": "các cơ quan nêu tại khoản 1, mục III"},
        {"kinds": ["ministry", "ministerial-agency"]},
        {"members": ["moi-thanh-vien", "bo-nganh"]},
    ]
    return {
        "schema": 1,
        "agencies": [draw(_agency(id_, name)) for id_, name in AGENCIES.items()],
        "groups": [
            {"id": id_, "name": name, **given}
            for (id_, name), given in zip(GROUPS.items(), groups, strict=True)
        ],
    }


@st.composite
def _agency(draw: st.DrawFn, id_: str, name: str) -> Data:
    ended = draw(st.booleans())
    return _filled(
        id=id_,
        name=name,
        kind=draw(_choices(AgencyKind)),
        abbreviations=draw(maybe(st.just([id_.upper()]))),
        aliases=draw(maybe(st.just([f"{name} (tên khác)"]))),
        from_=draw(maybe(days(dt.date(1945, 8, 28), dt.date(2015, 12, 31)))),
        to=draw(days(dt.date(2025, 1, 1), dt.date(2025, 6, 30))) if ended else None,
        successors=["bo-a"] if ended and id_ != "bo-a" else None,
        parent="bo-a" if id_ == "thong-tan-e" else None,
        source=draw(maybe(st.just("Luật Tổ chức Chính phủ"))),
    )
