"""The tables that reports share, each a section's body: rows in tags, or one line for none."""

from collections.abc import Sequence

from docs.generators.word.paper import WIDTH, Column, Paper

CLASSES = (
    "done_on_time", "done_late", "done_undated", "in_term", "overdue", "continuous", "undated",
    "suspended",
)  # fmt: skip
FIGURES = ("total", "dated", *CLASSES, "cancelled")
BRIEFLY = ("total", "dated", *CLASSES, "due_soon")
AGENCY_PLACE = '"agency-" ~ (row.agency or "none")'

# The titles of columns: Vietnamese, English, width in mm.
_TITLES: dict[str, tuple[str, str, float]] = {
    "id": ("Mã", "Id", 13),
    "task": ("Nhiệm vụ", "Task", 42),
    "lead": ("Chủ trì", "Lead", 27),
    "term": ("Thời hạn", "Deadline", 22),
    "late": ("Quá hạn", "Late by", 19),
    "reminders": ("Đôn đốc", "Urged", 15),
    "reason": ("Nguyên nhân chậm", "Reason", 27),
    "left": ("Còn lại", "Left", 17),
    "last": ("Báo cáo gần nhất", "Last report", 32),
    "agency": ("Cơ quan", "Agency", 27),
    "content": ("Nội dung", "Content", 48),
    "to": ("Kiến nghị với", "Put to", 24),
    "day": ("Ngày", "Day", 21),
    "answer": ("Tình hình giải quyết", "Answer", 32),
    "situation": ("Tình hình", "Situation", 34),
    "product": ("Sản phẩm", "Product", 22),
    "said": ("Tình hình báo cáo", "As reported", 31),
}
# Narrow heads of the classes, their width in mm; what is short for what stands below the table.
_HEADS: dict[str, tuple[str, str, float]] = {
    "total": ("Tổng số", "Total", 13),
    "dated": ("Có TH", "Dated", 12),
    "done_on_time": ("HT đúng hạn", "Done on time", 13),
    "done_late": ("HT quá hạn", "Done late", 12),
    "in_term": ("Chưa HT, trong hạn", "Not done, in term", 14),
    "overdue": ("Chưa HT, quá hạn", "Not done, over-due", 14),
    "continuous": ("TX", "Cont.", 11),
    "undated": ("Không TH", "Un-dated", 15),
    "suspended": ("Tạm dừng", "Susp.", 13),
}
_FIRST = WIDTH - sum(width for _, _, width in _HEADS.values())


def column(paper: Paper, key: str, text: str, align: str = "l", width: float = 0) -> Column:
    """A column by its title's key."""
    vietnamese, english, usual = _TITLES[key]
    return Column(paper.say(vietnamese, english), width or usual, text, align)


def each(figures: Sequence[str]) -> str:
    """A loop over figures; what is done on no known day has a row where there is any."""
    keys = ", ".join(f'"{key}"' for key in figures)
    return f'for key in ({keys}) if key != "done_undated" or now.done_undated'


def task_id(task: str) -> str:
    """A task's id, leading to its row in the annex."""
    return f'{{{{ {task}.id | link("task-" ~ {task}.id) }}}}'


def results(paper: Paper) -> None:
    """The figures beside those of the period before; each leads to its tasks in the annex."""
    before = '{{ before[key] | number if before else "–" }}'
    change = '{{ now[key] | change(before[key]) if before else "–" }}'
    paper.tag("set before = report.before.totals if report.before else none")
    columns = [
        Column(paper.say("Số liệu", "Figure"), 90, "{{ words.figure_name(report, key) }}"),
        Column("{{ words.before_name(report) }}", 25, before, "r"),
        Column("{{ words.now_name(report) }}", 25, figure("now[key]", '"class-" ~ key'), "r"),
        Column(paper.say("Tăng, giảm", "Change"), 25, change, "r"),
    ]
    paper.table(columns, (each(FIGURES),), paper.say("Kết quả chung", "Results"))
    paper.text(
        paper.say(
            "{{ words.before_note(report) }} Trong tệp Word, bấm vào số để đến nhiệm vụ ở Phụ lục.",
            "{{ words.before_note(report) }} In Word, a figure leads to its tasks in the annex.",
        ),
        "Note",
    )
    paper.text("{{ words.rates(report) }}")


def figure(ids: str, place: str) -> str:
    """A count, leading to the place in the annex where its tasks are."""
    return f"{{{{ {ids} | number | link({place}) }}}}"


def areas(paper: Paper) -> None:
    """The classes by group of tasks, with their sum."""
    say = paper.say
    _counts(
        paper,
        Column(
            say("Nhóm nhiệm vụ", "Group of tasks"), _FIRST, "{{ row.area.id }}. {{ row.area.name }}"
        ),
        say("Phân loại theo nhóm nhiệm vụ", "Classes by group of tasks"),
        "report.now.by_area",
        '"area-" ~ row.area.id',
        [say("Tổng số", "Total"), *(f"{{{{ now.{key} | number }}}}" for key in _HEADS)],
    )
    _dated_note(paper)


def _dated_note(paper: Paper) -> None:
    """What the columns of classes do not show: work done on no known day."""
    paper.tag("if report.now.totals.done_undated")
    paper.text("{{ words.dated_note(report) }}", "Note")
    paper.tag("endif")


def agencies(paper: Paper) -> None:
    """The classes by lead agency, the most overdue first."""
    say = paper.say
    with paper.unless_empty("report.by_agency", "{{ words.no_agency }}"):
        _counts(
            paper,
            Column(say("Cơ quan chủ trì", "Lead agency"), _FIRST, "{{ row.agency | agency }}"),
            say("Phân loại theo cơ quan chủ trì", "Classes by lead agency"),
            "report.by_agency",
            AGENCY_PLACE,
        )
        short = say("TH: thời hạn; TX: thường xuyên. ", "Cont.: continuous; susp.: suspended. ")
        paper.text(short + "{{ words.turns(report) }}", "Note")
        _dated_note(paper)


def _counts(
    paper: Paper, first: Column, caption: str, rows: str, place: str, last: list[str] | None = None
) -> None:
    columns = [first]
    for key, (vietnamese, english, width) in _HEADS.items():
        shown = figure(f"row.figures.{key}", f'{place} ~ "-{key}"')
        columns.append(Column(paper.say(vietnamese, english), width, shown, "c"))
    paper.table(columns, (f"for row in {rows}",), caption, last or (), head="Small Head")


def priority(paper: Paper) -> None:
    """The priority tasks and how far each has come."""
    columns = [
        column(paper, "id", task_id("line.task")),
        column(paper, "task", "{{ line.task | title }}", width=62),
        column(paper, "lead", "{{ words.holder(line.standing) }}", width=32),
        column(paper, "term", "{{ line.standing | term }}", width=24),
        column(paper, "situation", "{{ line.standing | situation }}"),
    ]
    with paper.unless_empty("report.priority", "{{ words.no_priority }}"):
        caption = paper.say("Nhiệm vụ trọng tâm", "Priority tasks")
        paper.table(columns, ("for line in report.priority",), caption)


def overdue(paper: Paper) -> None:
    """What is overdue, by how long, how often urged, why; the bands; what goes up."""
    columns = [
        column(paper, "id", task_id("standing.task")),
        column(paper, "task", "{{ standing.task | title }}"),
        column(paper, "lead", "{{ words.who(standing) }}"),
        column(paper, "term", "{{ standing | term }}"),
        column(paper, "late", "{{ words.late_by(standing) }}", "r"),
        column(paper, "reminders", "{{ words.times(late.reminders) }}", "r"),
        column(paper, "reason", "{{ words.reason(standing) }}"),
    ]
    with paper.unless_empty("report.overdue", "{{ words.no_overdue }}"):
        paper.table(
            columns,
            ("for late in report.overdue", "set standing = late.line.standing"),
            paper.say("Nhiệm vụ chưa hoàn thành, quá hạn", "Tasks not done, overdue"),
        )
        paper.text("{{ words.bands(report) }}")
        paper.tag("if report.escalated")
        paper.text("**{{ words.escalated(report) }}**")
        paper.tag("endif", "if report.waiting")
        paper.text("{{ words.waiting(report) }}")
        paper.tag("endif")
    missed(paper)


def missed(paper: Paper) -> None:
    """The tasks, not overdue, of which a milestone was missed."""
    paper.tag("if report.missed")
    paper.text("{{ words.missed(report) }}")
    paper.tag("endif")


def due(paper: Paper, lines: str, nothing: str) -> None:
    """What falls due, and how far it had come when last reported on."""
    columns = [
        column(paper, "id", task_id("line.standing.task")),
        column(paper, "task", "{{ line.standing.task | title }}", width=51),
        column(paper, "lead", "{{ words.who(line.standing) }}", width=30),
        column(paper, "term", "{{ line.standing | term }}"),
        column(paper, "left", "{{ words.days_left(line) }}", "r"),
        column(paper, "last", "{{ words.last_report(line) }}"),
    ]
    with paper.unless_empty(lines, f"{{{{ words.{nothing}(report) }}}}"):
        caption = paper.say("Nhiệm vụ đến hạn", "Tasks falling due")
        paper.table(columns, (f"for line in {lines}",), caption)


def concerns(paper: Paper, lines: str = "report.concerns", nothing: str = "no_concern") -> None:
    """Problems and proposals: to whom, since when, answered or not."""
    columns = [
        column(paper, "id", task_id("line.task")),
        column(paper, "agency", '{{ line.agency | agency if line.agency else "–" }}'),
        column(paper, "content", "{{ words.concern(line) }}"),
        column(paper, "to", '{{ line.concern.to | agency if line.concern.to else "–" }}'),
        column(paper, "day", "{{ line.raised | day }}"),
        column(paper, "answer", "{{ words.answer(line) }}"),
    ]
    with paper.unless_empty(lines, f"{{{{ words.{nothing} }}}}"):
        caption = paper.say("Khó khăn, vướng mắc và kiến nghị", "Problems and proposals")
        paper.table(columns, (f"for line in {lines}",), caption)


def briefly(paper: Paper) -> None:
    """The figures of a short report."""
    name = "{{ words.figures[key] | default(words.columns[key]) }}"
    columns = [
        Column(paper.say("Số liệu", "Figure"), 120, name),
        Column(paper.say("Số", "Count"), 45, "{{ now[key] | number }}", "r"),
    ]
    caption = paper.say("Số liệu chính", "Main figures")
    paper.table(columns, (each(BRIEFLY),), caption, style="Table Small")


def late_agencies(paper: Paper) -> None:
    """Who has how many overdue."""
    ids = '{{ row.ids | join(", ") }}'
    columns = [
        Column(paper.say("Cơ quan chủ trì", "Lead agency"), 72, "{{ row.agency | agency }}"),
        Column(paper.say("Số", "Count"), 12, "{{ row.ids | number }}", "r"),
        Column(paper.say("Mã nhiệm vụ", "Task ids"), 81, ids),
    ]
    caption = paper.say("Quá hạn theo cơ quan chủ trì", "Overdue by lead agency")
    paper.table(columns, ("for row in report.to_urge",), caption, style="Table Small")
    paper.tag("if words.late_turns(report) | trim")
    paper.text("{{ words.late_turns(report) }}", "Note")
    paper.tag("endif")


def bands(paper: Paper) -> None:
    """The overdue tasks by how late they are."""
    ids = '{{ band[1] | join(", ") if band[1] else "–" }}'
    columns = [
        Column(paper.say("Mức độ", "How late"), 72, "{{ words.band_name(report, loop.index0) }}"),
        Column(paper.say("Số", "Count"), 12, "{{ band[1] | number }}", "r"),
        Column(paper.say("Mã nhiệm vụ", "Task ids"), 81, ids),
    ]
    caption = paper.say("Theo mức độ quá hạn", "By how late")
    paper.table(columns, ("for band in report.bands",), caption, style="Table Small")
