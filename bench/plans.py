"""Plans of any size, made from a seed: the same seed and size give the same bytes.

The words are those of such plans, the shape that of a year's follow-up: seven
tasks in ten with reports, some with results, reminders and moved terms. They
are illustrative, and say so.
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from random import Random

from msgspec import Struct

YEAR = 2020
SEED = 169
AGENCIES = 60
GROUP = "cac-don-vi"  # who leads every second task of a plan with members
AREAS = ("I", "II", "III", "IV", "V", "VI")
_FIRST = dt.date(YEAR, 1, 15)

_VERBS = (
    "Rà soát, hoàn thiện",
    "Xây dựng, trình ban hành",
    "Tổ chức triển khai",
    "Kiểm tra, đánh giá",
    "Tổng hợp, báo cáo",
    "Đơn giản hóa",
    "Cập nhật, công khai",
    "Tập huấn, bồi dưỡng về",
)
_OBJECTS = (
    "quy trình nội bộ giải quyết thủ tục hành chính",
    "danh mục dịch vụ công trực tuyến toàn trình",
    "cơ sở dữ liệu về cán bộ, công chức, viên chức",
    "quy định về vị trí việc làm và cơ cấu ngạch công chức",
    "chỉ số cải cách hành chính của bộ, ngành, địa phương",
    "việc kết nối, chia sẻ dữ liệu với trục liên thông văn bản",
    "bộ phận tiếp nhận và trả kết quả theo cơ chế một cửa",
    "chế độ báo cáo định kỳ trong lĩnh vực quản lý nhà nước",
)
_WHERE = (
    "tại các đơn vị trực thuộc",
    "trong phạm vi quản lý của ngành",
    "ở cấp huyện và cấp xã",
    "theo Nghị quyết của Chính phủ",
    "bảo đảm đồng bộ, khả thi",
    "phục vụ người dân và doanh nghiệp",
)
_NOTES = (
    "Đã lấy ý kiến các đơn vị; đang tiếp thu, hoàn thiện dự thảo.",
    "Đã tổ chức họp, thống nhất nội dung; dự kiến trình trong tháng tới.",
    "Đang chờ ý kiến của cơ quan phối hợp về phần kinh phí.",
    "Đã ban hành kế hoạch chi tiết và phân công từng đơn vị.",
)
_DEADLINES = (
    "30/6/2020",
    "trước ngày 15/11/2020",
    "Quý II/2020",
    "Quý III/2020",
    "Tháng 9/2020",
    "6 tháng đầu năm",
    "thường xuyên",
    "hằng quý",
    None,
)
_PRODUCTS = ("Báo cáo", "Quyết định", "Văn bản hướng dẫn", "Thông tư", None)


class Seat(Struct, frozen=True):
    """Whose plan it is: an agency of the register, with what it is and is a part of."""

    id: str
    name: str
    kind: str
    parent: tuple[str, str] | None = None  # a province: its id, its name


def write(
    folder: Path,
    tasks: int,
    files: int = 1,
    members: int = 0,
    seed: int = SEED,
    seat: Seat | None = None,
) -> Path:
    """A workspace with its tasks spread evenly over ``files`` plans; the path of the first.

    With ``members``, a group of so many leads half of the tasks, and each of it owes its own.
    """
    plans = folder / "plans"
    plans.mkdir(parents=True, exist_ok=True)
    (plans / "agencies.yaml").write_text(register(members, seat), encoding="utf-8")
    paths = [plans / f"ke-hoach-{number:02}.yaml" for number in range(1, files + 1)]
    for number, path in enumerate(paths):
        lines = _lines(tasks // files, seed + number, members, seat)
        path.write_text("".join(lines), encoding="utf-8")
    return paths[0]


def register(members: int = 0, seat: Seat | None = None) -> str:
    """A register of 60 invented agencies, and where wanted of a group of others."""
    rows = [
        f"  - {{id: co-quan-{n:02}, name: Cơ quan minh họa số {n:02}, kind: ministry}}\n"
        for n in range(1, AGENCIES + 1)
    ]
    rows += (
        f"  - {{id: {_member(n)}, name: Đơn vị minh họa số {n:04}, kind: commune}}\n"
        for n in range(1, members + 1)
    )
    if seat:
        above = f", parent: {seat.parent[0]}" if seat.parent else ""
        rows.append(f"  - {{id: {seat.id}, name: {seat.name}, kind: {seat.kind}{above}}}\n")
        if seat.parent:
            id_, name = seat.parent
            rows.append(f"  - {{id: {id_}, name: {name}, kind: province}}\n")
    if members:
        rows.append(f"groups:\n  - {{id: {GROUP}, name: Các đơn vị minh họa, kinds: [commune]}}\n")
    return "schema: 1\nagencies:\n" + "".join(rows)


def _member(number: int) -> str:
    return f"don-vi-{number:04}"


def titles(tasks: int) -> Iterator[tuple[str, dt.date]]:
    """As many titles with due days, for peers that keep entries of another shape."""
    random = Random(SEED)
    for number in range(tasks):
        yield _title(random, number), _FIRST + dt.timedelta(days=random.randrange(330))


def _lines(tasks: int, seed: int, members: int = 0, seat: Seat | None = None) -> Iterator[str]:
    random = Random(seed)
    yield (
        "schema: 1\n"
        "plan:\n"
        f"  id: minh-hoa-{seed}\n"
        "  title: Kế hoạch minh họa để đo\n"
        "  illustrative: true\n"
        f"  document: {{number: 01/QĐ-MH, date: {YEAR}-01-05, issuer: Cơ quan minh họa}}\n"
        f"  period: {{from: {YEAR}-01-01, to: {YEAR}-12-31}}\n"
    )
    if seat:
        yield f"  standing_agency: {seat.id}\n"
    yield "areas:\n"
    for area in AREAS:
        yield f"  - {{id: {area}, name: Nhóm nhiệm vụ {area}}}\n"
    yield "tasks:\n"
    for number in range(tasks):
        yield from _task(random, number, members if number % 2 else 0)


def _title(random: Random, number: int) -> str:
    parts = (random.choice(_VERBS), random.choice(_OBJECTS), random.choice(_WHERE))
    return " ".join((*parts, f"(phần việc {number + 1})"))


def _task(random: Random, number: int, members: int) -> Iterator[str]:
    """One task's lines; of a group with ``members`` some of them report."""
    area = AREAS[number % len(AREAS)]
    one, support = random.sample(range(1, AGENCIES + 1), 2)
    lead = GROUP if members else f"co-quan-{one:02}"
    by = [_member(random.randrange(1, members + 1)) for _ in range(3)] if members else [lead] * 3
    yield f"  - id: {area}.{number + 1}\n    title: {_title(random, number)}\n    area: {area}\n"
    yield f"    lead: [{lead}]\n    support: [co-quan-{support:02}]\n"
    deadline, product = random.choice(_DEADLINES), random.choice(_PRODUCTS)
    if deadline:
        yield f"    deadline: {deadline}\n"
    if product:
        yield f"    product: {product}\n"
    recurring = deadline == "hằng quý"
    if deadline == "30/6/2020" and random.random() < 0.25:
        yield (
            "    adjustments:\n"
            f"      - {{date: {YEAR}-06-20, to: {YEAR}-09-30, "
            f"document: {{number: {number}/TB-MH, date: {YEAR}-06-20}}}}\n"
        )
    if random.random() < 0.1:
        reminder = f"document: {{number: {number}/CV-MH, date: {YEAR}-01-20}}"
        yield f"    reminders:\n      - {{date: {YEAR}-01-20, {reminder}}}\n"
    if random.random() < 0.7:
        yield "    updates:\n"
        yield from _updates(random, by, recurring=recurring)


def _updates(random: Random, by: list[str], *, recurring: bool) -> Iterator[str]:
    day, count = _FIRST, random.randrange(1, 4)
    for turn in range(count):
        day += dt.timedelta(days=random.randrange(10, 60))
        yield f"      - date: {day}\n        by: {by[turn]}\n"
        if recurring:
            yield f"        for: {YEAR}-Q{turn + 1}\n"
        done = not recurring and turn == count - 1 and random.random() < 0.5
        if done:
            yield "        status: done\n"
            number = random.randrange(1, 900)
            yield f"        results: [{{number: {number}/BC-MH, date: {day}}}]\n"
        elif not recurring:
            yield f"        status: in-progress\n        progress: {20 * turn + 10}\n"
        yield f'        note: "{random.choice(_NOTES)}"\n'
