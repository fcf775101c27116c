"""Inputs of any size, one kind each: what grows in them is named, all else stays small."""

import datetime as dt
from collections.abc import Callable

from tests.formats.findings.samples import HEAD, REGISTER
from tests.fuzz.workspaces import Files

YEAR_START = dt.date(2026, 1, 15)
NUMBERED = "  - {{id: I.{n}, title: Việc thứ {n} của kế hoạch, area: I, lead: [bo-a]{more}}}\n"


def files(tasks: str, register: str = "", head: str = HEAD) -> Files:
    return Files((head + tasks).encode(), (REGISTER + register).encode())


def tasks(size: int, more: Callable[[int], str] = lambda _: "") -> str:
    return "".join(NUMBERED.format(n=n, more=more(n)) for n in range(size))


def listed(key: str, size: int, item: Callable[[int], str]) -> str:
    """One task with a long list."""
    return tasks(1, lambda _: f", {key}: [" + ", ".join(map(item, range(size))) + "]")


def day(number: int) -> str:
    """A day of the plan's first months; the later ones come often."""
    return (YEAR_START + dt.timedelta(days=min(number, 150))).isoformat()


def chained(key: str) -> Callable[[int], str]:
    """Entries of which each names the one before it."""

    def entry(number: int) -> str:
        link = f", {key}: {day(number - 1)}#{max(1, number - 150)}" if number else ""
        return f"{{date: {day(number)}, note: n{number}, problems: [{{text: p{number}}}]{link}}}"

    return entry


def deadline(words: str) -> Callable[[int], Files]:
    """A cell of a hundred characters to two thousand, which is the longest that is read."""

    def made(size: int) -> Files:
        text = words * (8 * size // len(words))
        return files(tasks(4, lambda n: f", deadline: '{n} {text}'"))

    return made


def whole(text: Callable[[int], str]) -> Callable[[int], Files]:
    """A file that is hardly a plan."""
    return lambda size: Files(text(size).encode(), REGISTER.encode())


def agencies(size: int, name: str = "Sở thứ {n} của tỉnh Đ") -> str:
    return "".join(
        f"  - {{id: so-{n}, name: {name.format(n=n)}, kind: other}}\n" for n in range(size)
    )


def successors(size: int) -> str:
    """Agencies of which each went into the next one, and is a part of the one before it."""
    rows = (
        f"  - {{id: so-{n}, name: Sở thứ {n} của tỉnh Đ, kind: other, to: 2025-06-30,"
        f" successors: [so-{n + 1}]{f', parent: so-{n - 1}' if n else ''}}}\n"
        for n in range(size)
    )
    return "".join(rows) + f"  - {{id: so-{size}, name: Sở cuối cùng, kind: other}}\n"


def nested(size: int) -> str:
    groups = (f"  - {{id: g{n}, name: Nhóm {n}, members: [g{n + 1}, bo-a]}}\n" for n in range(size))
    return "groups:\n" + "".join(groups) + f"  - {{id: g{size}, name: Nhóm, members: [bo-b]}}\n"


def members(size: int) -> str:
    ids = ", ".join(f"so-{n}" for n in range(size))
    return agencies(size) + f"groups:\n  - {{id: tat-ca, name: Tất cả, members: [{ids}]}}\n"


def reported(size: int) -> str:
    """A report of each agency, the last ones on one day."""
    items = (f"{{date: {day(n)}, by: so-{n}, status: in-progress}}" for n in range(size))
    return ", updates: [" + ", ".join(items) + "]"


def urged(size: int) -> str:
    """A reminder to each agency, the last ones on one day."""
    items = (f"{{date: {day(n)}, agency: so-{n}}}" for n in range(size))
    return ", reminders: [" + ", ".join(items) + "]"


def ring(size: int) -> str:
    """Groups of which each leads to the next, and every one back to the first."""
    groups = (
        f"  - {{id: g{n}, name: Nhóm {n}, members: [g{(n + 1) % size}, g0]}}\n" for n in range(size)
    )
    return "groups:\n" + "".join(groups)


def inspection(key: str, size: int, item: str) -> str:
    """One task, and one inspection with a long list."""
    rows = "".join(f"      - {item.format(n=n)}\n" for n in range(size))
    return tasks(1) + f"inspections:\n  - id: KT\n    theme: Chuyên đề\n    {key}:\n{rows}"


def initiatives(size: int) -> str:
    row = (
        "  - {{id: SK-{n}, kind: recognised, title: Sáng kiến {n}, unit: bo-a, updates: [{log}]}}\n"
    )
    log = "{date: 2026-02-02, status: proposed}"
    return tasks(1) + "initiatives:\n" + "".join(row.format(n=n, log=log) for n in range(size))


def scattered(size: int) -> Files:
    """Tasks that are late, each of an area and an agency of its own."""
    rows = (
        f"  - {{id: A{n}.1, title: Việc {n}, area: A{n}, lead: [so-{n}], deadline: 30/3/2026}}\n"
        for n in range(size)
    )
    areas = "".join(f"  - {{id: A{n}, name: Nhóm {n}}}\n" for n in range(size))
    return files("".join(rows), agencies(size), HEAD.replace("tasks:", areas + "tasks:"))


def in_head(size: int, key: str, item: str) -> Files:
    """A plan with a long list at its head, an item for each agency."""
    rows = "".join(f"    - {item.format(n=n)}\n" for n in range(size))
    return files(tasks(1), agencies(size), HEAD.replace("areas:", f"  {key}:\n{rows}areas:"))


SIZES: dict[str, Callable[[int], Files]] = {
    "tasks": lambda n: files(tasks(n)),
    "tasks with terms": lambda n: files(
        tasks(n, lambda k: f", deadline: ngày {k % 28 + 1}/6/2026")
    ),
    "tasks by month": lambda n: files(tasks(n, lambda _: ", deadline: hằng tháng")),
    "tasks with one title": lambda n: files(tasks(n).replace("thứ", "thứ hai")),
    "tasks, each of its own area and agency": scattered,
    "tasks that break another down": lambda n: files(tasks(n, lambda _: ", implements: vi-du/I.0")),
    "links of a cascade": lambda n: files(
        tasks(n, lambda k: f", implements: vi-du/I.{k - 1}" if k else "")
    ),
    "tasks that one breaks down": lambda n: files(
        tasks(n)
        + "  - {id: I.z, title: Gộp lại, area: I, lead: [bo-b], implements: ["
        + ", ".join(f"vi-du/I.{k}" for k in range(n))
        + "]}\n"
    ),
    "plans received": lambda n: in_head(
        n, "agency_plans", "{{date: 2026-02-10, agency: so-{n}, document: {{number: {n}/KH}}}}"
    ),
    "plans asked for": lambda n: in_head(
        n, "plan_requests", "{{date: 2026-02-10, agency: so-{n}, document: {{number: {n}/CV}}}}"
    ),
    "bases": lambda n: in_head(n, "bases", "{{number: {n}/NQ-CP, date: 2025-02-05}}"),
    "years": lambda n: files(
        tasks(4, lambda _: ", deadline: hằng tháng"),
        head=HEAD.replace("to: 2026", f"to: {2026 + n}"),
    ),
    "problems of one report": lambda n: files(
        tasks(
            1,
            lambda _: (
                ", updates: [{date: 2026-02-02, problems: ["
                + ", ".join(f"{{text: Vướng {k}}}" for k in range(n))
                + "]}]"
            ),
        )
    ),
    "agencies that came of others": lambda n: files(tasks(4), successors(n)),
    "areas": lambda n: files(
        tasks(1),
        head=HEAD.replace(
            "tasks:", "".join(f"  - {{id: A{k}, name: N{k}}}\n" for k in range(n)) + "tasks:"
        ),
    ),
    "updates": lambda n: files(
        listed("updates", n, lambda k: f"{{date: {day(k)}, progress: {k % 100}}}")
    ),
    "corrections": lambda n: files(listed("updates", n, chained("corrects"))),
    "answers": lambda n: files(listed("updates", n, chained("resolves"))),
    "adjustments": lambda n: files(
        listed("adjustments", n, lambda k: f"{{date: {day(k)}, to: 2026-12-31}}")
    ),
    "reminders": lambda n: files(
        listed("reminders", n, lambda k: f"{{date: {day(k)}, note: lần {k}}}")
    ),
    "one reminder again and again": lambda n: files(
        listed("reminders", n, lambda _: "{date: 2026-02-02}")
    ),
    "leads": lambda n: files(
        tasks(1).replace("[bo-a]", "[" + ", ".join(f"so-{k}" for k in range(n)) + "]"), agencies(n)
    ),
    "leads, each on its own": lambda n: files(
        tasks(1, lambda _: ", assignment: each").replace(
            "[bo-a]", "[" + ", ".join(f"so-{k}" for k in range(n)) + "]"
        ),
        agencies(n),
    ),
    "leads, the last one repeated": lambda n: files(
        tasks(1).replace("[bo-a]", "[" + ", ".join(f"so-{k}" for k in range(n)) + f", so-{n - 1}]"),
        agencies(n),
    ),
    "agencies": lambda n: files(tasks(4), agencies(n)),
    "groups in groups": lambda n: files(tasks(4).replace("bo-a", "g0"), nested(n)),
    "groups in a ring": lambda n: files(tasks(4), ring(n)),
    "members": lambda n: files(
        tasks(1)
        .replace("[bo-a]", "[tat-ca]")
        .replace(
            "}\n",
            ", updates: ["
            + ", ".join(f"{{date: {day(k)}, by: so-{k}, status: done}}" for k in range(n))
            + "]}\n",
        ),
        members(n),
    ),
    "members, each urged on": lambda n: files(
        tasks(1, lambda _: ", assignment: each" + reported(n) + urged(n)).replace(
            "[bo-a]", "[" + ", ".join(f"so-{k}" for k in range(n)) + "]"
        ),
        agencies(n),
    ),
    "units inspected": lambda n: files(
        inspection("units", n, "{{unit: so-{n}, time: tháng 3, updates: [{{date: 2026-02-02}}]}}"),
        agencies(n),
    ),
    "shortcomings": lambda n: files(
        inspection(
            "shortcomings",
            n,
            "{{id: KT.{n}, unit: so-{n}, text: Chậm {n}, deadline: 30/6/2026,"
            " conclusion: {{number: 1/KL-VD, date: 2026-02-02}}}}",
        ),
        agencies(n),
    ),
    "initiatives": lambda n: files(initiatives(n)),
    "unknown agencies": lambda n: files(tasks(n).replace("bo-a", "bo-x")),
    "unknown agencies, each another": lambda n: files(
        "".join(NUMBERED.format(n=k, more="").replace("bo-a", f"bo-{k}") for k in range(n))
    ),
    "agencies that are nearly meant": lambda n: files(
        tasks(4).replace("bo-a", "so-thu"), agencies(n)
    ),
    "repeated leads": lambda n: files(tasks(1).replace("[bo-a]", "[" + "bo-a, " * n + "bo-a]")),
    "equal ids": lambda n: files("".join(NUMBERED.format(n=1, more="") for _ in range(n))),
    "unknown keys": lambda n: files(tasks(n, lambda _: ", dedline: x")),
    "unknown keys in one place": lambda n: files(
        tasks(1) + "".join(f"k{k}: 1\n" for k in range(n))
    ),
    "equal keys": lambda n: files(tasks(1) + "schema: 1\n" * n),
    "wrong days": lambda n: files(listed("updates", n, lambda _: "{date: 2026-02-30}")),
    "updates in the future": lambda n: files(listed("updates", n, lambda _: "{date: 2026-12-01}")),
    "unreadable terms": lambda n: files(tasks(n, lambda k: f", deadline: khoảng {k} tuần sau")),
    "invisible characters": lambda n: files(tasks(n).replace("Việc", "Vi\u200bệc")),
    "comments that ignore": lambda n: files(
        tasks(n)
        .replace("bo-a", "bo-x")
        .replace("\n", "  # caich: ignore[unknown-agency] chưa có\n")
    ),
    "comments that ignore nothing": lambda n: files(
        tasks(n).replace("\n", "  # caich: ignore[unknown-agency] chưa có\n")
    ),
    "marks of conflicts": lambda n: files(tasks(1) + "<<<<<<< a\n=======\n>>>>>>> b\n" * n),
    "anchors and aliases": lambda n: files(tasks(1) + "x: [&a 1" + ", *a" * n + "]\n"),
    "lists in lists": whole(lambda n: "[" * n + "]" * n),
    "mappings in mappings": whole(lambda n: "".join(f"{' ' * k}a:\n" for k in range(n))),
    "lists over many lines": lambda n: files(tasks(n).replace(", area", ",\n    area")),
    "items of a list": whole(lambda n: "a: [" + "b, " * n + "c]\n"),
    "a list that does not end": whole(lambda n: "a: [" + "b,\n  " * n),
    "quotes that do not end": whole(lambda n: 'a: "b\n' * n),
    "documents": whole(lambda n: "--- a\n" * n),
    "a long title": lambda n: files(tasks(1).replace("Việc", "Việc " * n)),
    "a long title in quotes": lambda n: files(
        tasks(1).replace("Việc", '"' + "Việc ''" * n).replace("hoạch,", 'hoạch",')
    ),
    "a title of many lines": lambda n: files(tasks(1).replace("Việc", "Việc\n     " * n)),
    "a long id": lambda n: files(tasks(1).replace("I.0", "I" * n)),
    "a long name that is unknown": lambda n: files(
        tasks(1).replace("bo-a", "boa" * n),
        f"  - {{id: {'bao' * n}, name: {'bão' * n}, kind: other}}\n",
    ),
    "a long key": lambda n: files(tasks(1, lambda _: f", {'deadline' * n}: 1")),
    "a long day": lambda n: files(listed("updates", 1, lambda _: f"{{date: {'2026-01-' * n}}}")),
    "a long number": lambda n: files(
        listed("updates", 1, lambda _: f"{{date: 2026-02-02, progress: {'9' * n}}}")
    ),
    "a term of prose": deadline("trình Chính phủ xem xét trước khi "),
    "a term of many terms": deadline("Quý II/2026, "),
    "a term of days": deadline("30/6 và "),
    "a term of months": deadline("tháng 6, "),
    "a term of numbers": deadline("6 - 7/"),
    "a term of openings": deadline("trước ngày "),
    "a term of conditions": deadline("sau khi hoàn thành "),
    "a term of frequencies": deadline("hằng tháng, hằng quý; "),
    "a term of brackets": deadline("báo cáo (trình ("),
    "a term of one word": deadline("báo cáo "),
    "a term of actions and terms": deadline("báo cáo quý; trình tháng 6; ban hành "),
    "a term of ranges": deadline("từ tháng 1 đến tháng 2, "),
    "a term of letters": deadline("x"),
    "a term of digits": deadline("9"),
    "a term of codes": deadline("1/2-ab/"),
}

# Who asks of these kinds besides, and of what stands in many plans.
ASKED_TOO: dict[str, tuple[str, ...]] = {
    "tasks": ("cascade --draft bo-a",),
    "tasks with terms": (
        "risks",
        "week --no-papers",
        "render letters --as-of 2026-11-30 -o letters/ --force",
        "forms out --reconcile --period 2026-Q2 --reply-by 30/11/2026 -o forms/ --force",
    ),
    "updates": ("risks", "problems", "validate --format gitlab"),
    "answers": ("problems --format html",),
    "members": (
        "risks",
        "week --no-papers",
        "render weekly",
        "render letters --as-of 2027-01-31 -o letters/ --force",
        "forms out --period 2026-Q4 -o forms/ --force",
    ),
    "tasks that break another down": ("cascade",),
    "adjustments": ("week --no-papers", "validate --format sarif"),
    "reminders": ("week --no-papers",),
    "units inspected": ("inspections",),
    "shortcomings": ("shortcomings", "inspections"),
    "initiatives": ("initiatives",),
}

# Papers that `audit` reads, each a line of pieces that repeat.
PAPERS: dict[str, Callable[[int], str]] = {
    "brackets that stay open": lambda n: "(1 " * n,
    "counts with brackets that stay open": lambda n: "có 5 nhiệm vụ (1 " * n,
    "parts": lambda n: "tổng số 9 nhiệm vụ, trong đó " + "1 nhiệm vụ, " * n,
    "shares": lambda n: "1 nhiệm vụ, đạt 5,5% " * n,
    "a list of names": lambda n: "có 5 tỉnh gồm " + "Hà Nam, " * n,
    "short dates": lambda n: "từ 1/2 " * n,
    "fractions": lambda n: "1/3 xã, " * n,
    "changes": lambda n: "tăng 5 so với 3, từ 1 xuống 2; " * n,
    "digits": lambda n: "9" * n,
    "rows": lambda n: "| Việc | Số |\n|---|---|\n" + "| a | 5 |\n" * n,
    "rows that head others": lambda n: "| a | b | c |\n|---|---|---|\n" + "| | Nhóm (02) | |\n" * n,
    "rows of levels": lambda n: (
        "| TT | Việc | Giao | Xong |\n|---|---|---|---|\n"
        + "| I | a | 6 | 4 |\n| 1 | b | 4 | 3 |\n| 2 | c | 2 | 1 |\n" * n
    ),
    "fractions with units": lambda n: "1,5 tỷ đồng/3 tỷ đồng (50%), " * n,
    "averages": lambda n: (
        "chi 40 đồng cho 8 xã, bình quân 5 đồng/xã, mỗi xã 5 đồng, tổng 40 đồng " * n
    ),
    "multiples": lambda n: "có 6 vụ, gấp 2 lần so với cùng kỳ (3 vụ), " * n,
    "lists in turn": lambda n: "lần lượt là 1, 2 và 3, tổng số 6 việc, " * n,
    "lists behind colons": lambda n: "có 5 việc: 2 việc a, 2 việc b và 1 việc c; " * n,
    "days late": lambda n: (
        "Số liệu tính đến 28/6/2026.\n\n| Việc | Thời hạn | Quá hạn |\n|---|---|---|\n"
        + "| a | 1/3/2026 | 119 ngày |\n" * n
    ),
}
