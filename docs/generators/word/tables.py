"""The tables that reports share, each a section's body: rows in tags, or one line for none."""

from collections.abc import Sequence

from docs.generators.word.paper import WIDTH, Column, Paper

CLASSES = (
    "done_on_time", "done_late", "done_undated", "in_term", "overdue", "continuous", "undated",
    "suspended",
)  # fmt: skip
FIGURES = ("total", "dated", *CLASSES, "cancelled")
RATES = {
    "done_of_due": "rate_done_due",
    "on_time_of_due": "rate_on_time_due",
    "on_time_of_done": "rate_on_time_done",
    "done_of_total": "rate_done_total",
    "overdue_of_total": "rate_overdue_total",
}

# The titles of columns: Vietnamese, English, width in mm.
_TITLES: dict[str, tuple[str, str, float]] = {
    "id": ("Mã", "Id", 15),
    "task": ("Nhiệm vụ", "Task", 44),
    "lead": ("Chủ trì", "Lead", 28),
    "term": ("Thời hạn", "Deadline", 20),
    "late": ("Quá hạn", "Late by", 19),
    "reminders": ("Đôn đốc", "Urged", 14),
    "reason": ("Nguyên nhân chậm", "Reason", 25),
    "left": ("Còn lại", "Left", 17),
    "last": ("Báo cáo gần nhất", "Last report", 40),
    "agency": ("Cơ quan", "Agency", 22),
    "content": ("Nội dung", "Content", 42),
    "to": ("Kiến nghị với", "Put to", 22),
    "day": ("Ngày", "Day", 20),
    "answer": ("Tình hình giải quyết", "Answer", 44),
    "situation": ("Tình hình", "Situation", 34),
    "product": ("Sản phẩm", "Product", 21),
    "said": ("Tình hình báo cáo", "As reported", 37),
}
# Narrow heads of the classes, their width in mm; what is short for what stands below the table.
_HEADS: dict[str, tuple[str, str, float]] = {
    "total": ("Tổng số", "Total", 11),
    "dated": ("Có TH", "Dated", 11),
    "done_on_time": ("HT đúng hạn", "Done on time", 15),
    "done_late": ("HT quá hạn", "Done late", 13),
    "in_term": ("Chưa HT, trong hạn", "Not done, in term", 17),
    "overdue": ("Chưa HT, quá hạn", "Not done, overdue", 17),
    "continuous": ("TX", "Cont.", 9),
    "undated": ("Không TH", "Undated", 14),
    "suspended": ("Tạm dừng", "Susp.", 12),
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
    """A task's id."""
    return f"{{{{ {task}.id }}}}"


def results(paper: Paper) -> None:
    """The figures beside those of the period before, then the rates."""
    before = '{{ before[key] | number if before else "–" }}'
    change = '{{ now[key] | change(before[key]) if before else "–" }}'
    paper.tag("set before = report.before.totals if report.before else none")
    columns = [
        Column(paper.say("Số liệu", "Figure"), 90, "{{ words.figure_name(report, key) }}"),
        Column("{{ words.before_name(report) }}", 25, before, "r"),
        Column("{{ words.now_name(report) }}", 25, "{{ now[key] | number }}", "r"),
        Column(paper.say("Tăng, giảm", "Change"), 25, change, "r"),
    ]
    paper.table(
        columns,
        (each(FIGURES),),
        paper.say("Kết quả chung", "Results"),
        name="{{ labels.results_table(report) }}",
    )
    paper.text("{{ words.before_note(report) }}", "Note")
    _rates(paper)


def _rates(paper: Paper) -> None:
    """The five rates, each with its fraction, beside those of the period before."""
    share = "{{ %s | percent }}{%% if %s.denominator %%} ({{ %s | fraction }}){%% endif %%}"
    columns = [
        Column("{{ words.columns.rate }}", 91, "{{ name | word }}"),
        Column(
            "{{ words.before_name(report) }}",
            37,
            "{% if before %}" + share % (("before[key]",) * 3) + "{% else %}–{% endif %}",
            "r",
        ),
        Column("{{ words.now_name(report) }}", 37, share % (("now[key]",) * 3), "r"),
    ]
    pairs = ", ".join(f'("{key}", "{name}")' for key, name in RATES.items())
    paper.table(
        columns,
        (f"for key, name in ({pairs})",),
        paper.say("Các tỷ lệ", "Rates"),
        name="{{ labels.rates_table }}",
    )
    paper.tag("set said = words.reporting_rates(report) | trim", "if said")
    paper.text("{{ said }}")
    paper.tag("endif")


def areas(paper: Paper) -> None:
    """The classes by group of tasks, with their sum."""
    say = paper.say
    _counts(
        paper,
        say("Nhóm nhiệm vụ", "Group of tasks"),
        (say("Phân loại theo nhóm nhiệm vụ", "Classes by group of tasks"), "by_area_table"),
        ("report.now.by_area", "{{ row.area.id }}. {{ row.area.name }}"),
        [say("Tổng số", "Total"), *(f"{{{{ now.{key} | number }}}}" for key in _HEADS)],
    )
    paper.text(f"{_short(paper)}{{{{ words.abbreviated }}}}", "Note")
    _dated_note(paper)


def _dated_note(paper: Paper) -> None:
    """What the columns of classes do not show: work done on no known day."""
    paper.tag("if report.now.totals.done_undated")
    paper.text("{{ words.dated_note(report) }}", "Note")
    paper.tag("endif")


def agencies(paper: Paper) -> None:
    """The classes by lead agency, the most overdue first, those not shown in one row; the sum."""
    say = paper.say
    of = "report.by_agency"
    with paper.unless_empty(of, "{{ words.no_agency }}"):
        paper.tag(f"set others = {of}[report.most_agencies:]")
        _counts(
            paper,
            say("Cơ quan chủ trì", "Lead agency"),
            (say("Phân loại theo cơ quan chủ trì", "Classes by lead agency"), "by_agency_table"),
            (f"{of}[:report.most_agencies]", "{{ row.agency | agency }}"),
            ["{{ words.turns_total(report) }}", *_sums(of)],
            ["{{ words.rest_agencies(others | length) }}", *_sums("others")],
        )
        paper.text(f"{_short(paper)}{{{{ words.turns(report) }}}}", "Note")
        _dated_note(paper)


def ranks(paper: Paper) -> None:
    """The agencies ranked among those of their level, where an office wants it."""
    paper.tag('if face.ranking and report.period.kind not in ("week", "month")')
    paper.tag("for ranked in report.ranks")
    rate = "{{ rank.done_of_due | percent }}{% if rank.done_of_due.denominator %} "
    rate += "({{ rank.done_of_due | fraction }}){% endif %}"
    columns = [
        Column(
            "{{ words.columns.place }}", 18, '{{ rank.place | number if rank.place else "–" }}', "c"
        ),
        Column("{{ words.columns.agency }}", 97, "{{ rank.agency | agency }}"),
        Column("{{ words.columns.rate }}", 50, rate, "r"),
    ]
    caption = paper.say("Xếp hạng", "Ranks")
    paper.table(
        columns,
        ("for rank in ranked.ranks",),
        caption,
        style="Table Small",
        name="{{ words.ranking_heading(ranked) }}",
    )
    paper.tag("endfor", "if report.ranks")
    paper.text("{{ words.ranking_note }}", "Note")
    paper.tag("endif", "endif")


def _sums(rows: str) -> list[str]:
    """The classes of several rows added up: assignments, not tasks."""
    lengths = f'{{{{ {rows} | map(attribute="figures.%s") | map("length") | sum | number }}}}'
    return [lengths % key for key in _HEADS]


def _short(paper: Paper) -> str:
    """What the narrow heads of the classes stand for."""
    return paper.say("TH: thời hạn; TX: thường xuyên. ", "Cont.: continuous; susp.: suspended. ")


def _counts(
    paper: Paper,
    head: str,
    caption: tuple[str, str],
    rows: tuple[str, str],
    last: list[str],
    others: list[str] | None = None,
) -> None:
    """Rows of classes, ``rows`` being the list and each one's name; then others' sum, then all.

    ``caption`` is what a screen reader says, and the label of what stands above.
    """
    columns = [Column(head, _FIRST, rows[1])]
    for key, (vietnamese, english, width) in _HEADS.items():
        columns.append(
            Column(
                paper.say(vietnamese, english), width, f"{{{{ row.figures.{key} | number }}}}", "c"
            )
        )
    paper.caption(f"{{{{ labels.{caption[1]} }}}}")
    table = paper.grid([column.width for column in columns], caption[0])
    paper.row(table, [(column.title, "c") for column in columns], "Small Head", repeat=True)
    paper.row_tag(table, f"for row in {rows[0]}")
    paper.row(table, [(column.text, column.align) for column in columns], "Table Small")
    paper.row_tag(table, "endfor")
    aligns = [column.align for column in columns]
    if others:
        paper.row_tag(table, "if others")
        paper.row(table, list(zip(others, aligns, strict=True)), "Table Small")
        paper.row_tag(table, "endif")
    bold = [(f"**{text}**", align) for text, align in zip(last, aligns, strict=True)]
    paper.row(table, bold, "Table Small")
    paper.space()


def situations(paper: Paper, lines: str, nothing: str, caption: str, name: str) -> None:
    """Tasks and how far each has come."""
    columns = [
        column(paper, "id", task_id("line.task")),
        column(paper, "task", "{{ line.task | title }}", width=60),
        column(paper, "lead", "{{ words.holder(line.standing) }}", width=32),
        column(paper, "term", "{{ line.standing | term }}", width=24),
        column(paper, "situation", "{{ line.standing | situation }}"),
    ]
    with paper.unless_empty(lines, f"{{{{ words.{nothing} }}}}"):
        paper.table(columns, (f"for line in {lines}[:report.most_rows]",), caption, name=name)


def overdue(paper: Paper, most: str = "report.most_rows") -> None:
    """What is overdue, by how long, how often urged, why; the bands; what goes up."""
    columns = [
        column(paper, "id", task_id("standing.task")),
        column(paper, "task", "{{ standing.task | title }}", width=40),
        column(paper, "lead", "{{ words.who(standing) }}", width=26),
        column(paper, "term", "{{ standing | term }}", width=24),
        column(paper, "late", "{{ words.late_by(standing) }}", "r"),
        column(paper, "reminders", "{{ words.times(late.reminders) }}", "r"),
        column(paper, "reason", "{{ words.reason(standing) }}", width=27),
    ]
    with paper.unless_empty("report.overdue", "{{ words.no_overdue }}"):
        paper.table(
            columns,
            (f"for late in report.overdue[:{most}]", "set standing = late.line.standing"),
            paper.say("Nhiệm vụ chưa hoàn thành, quá hạn", "Tasks not done, overdue"),
            name="{{ labels.overdue_table }}",
        )
        paper.tag(f"if report.overdue | length > {most}")
        paper.text(f"{{{{ words.rest(report, report.overdue | length - {most}) }}}}")
        paper.tag("endif")
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


def due(paper: Paper, lines: str, nothing: str, label: str) -> None:
    """What falls due, and how far it had come when last reported on."""
    name = f"{{{{ labels.{label} }}}}"
    columns = [
        column(paper, "id", task_id("line.standing.task")),
        column(paper, "task", "{{ line.standing.task | title }}", width=47),
        column(paper, "lead", "{{ words.who(line.standing) }}", width=26),
        column(paper, "term", "{{ line.standing | term }}"),
        column(paper, "left", "{{ words.days_left(line) }}", "r"),
        column(paper, "last", "{{ words.last_report(line) }}"),
    ]
    with paper.unless_empty(lines, f"{{{{ words.{nothing}(report) }}}}"):
        caption = paper.say("Nhiệm vụ đến hạn", "Tasks falling due")
        paper.table(columns, (f"for line in {lines}[:report.most_rows]",), caption, name=name)
        paper.tag(f"if {lines} | length > report.most_rows")
        paper.text(f"{{{{ words.rest(report, {lines} | length - report.most_rows) }}}}")
        paper.tag("endif")


def concerns(
    paper: Paper,
    lines: str = "report.concerns",
    nothing: str = "no_concern",
    most: str = "report.most_rows",
) -> None:
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
        name = "{{ labels.concerns_table }}"
        paper.table(columns, (f"for line in {lines}[:{most}]",), caption, name=name)
        paper.tag(f"if {lines} | length > {most}")
        paper.text(f"{{{{ words.rest_concerns({lines} | length - {most}) }}}}")
        paper.tag("endif")


def inspections(paper: Paper) -> None:
    """A row for each inspection and for each of its units: when, what became of it, what was found.

    Its title is in bold in the row of an inspection.
    """
    found = "(row.shortcomings.total | length + row.shortcomings.cancelled | length)"
    unit = "{% if row.line %}{{ row.line | inspected_unit }}{% else %}"
    time = '{{ row.line | inspection_time if row.line else "" }}'
    situation = "{{ row.line | inspection_situation if row.line else words.theme_share(row) }}"
    columns = [
        Column("{{ own.unit }}", 54, unit + "**{{ words.theme_row(row) }}**{% endif %}"),
        Column("{{ own.time }}", 27, time),
        Column("{{ words.columns.situation }}", 40, situation),
        Column("{{ own.found }}", 13, f"{{{{ {found} | number }}}}", "r"),
        Column("{{ own.remedied }}", 17, "{{ row.shortcomings.done | number }}", "r"),
        Column("{{ words.columns.late }}", 14, "{{ row.shortcomings.overdue | number }}", "r"),
    ]
    paper.tag("if part.rows", "set own = words.duty_columns")
    caption = paper.say("Kiểm tra theo chuyên đề, đơn vị", "Inspections by theme and unit")
    rows = "for row in part.rows[:report.most_rows]"
    name = "{{ labels.inspections_table }}"
    paper.table(columns, (rows,), caption, style="Table Small", name=name)
    paper.tag("if part.rows | length > report.most_rows")
    paper.text("{{ words.rest_units(part.rows | length - report.most_rows) }}")
    paper.tag("endif", "endif")


def initiatives(paper: Paper) -> None:
    """Initiatives: whose each is and how far it has come."""
    columns = [
        column(paper, "id", "{{ line.initiative.id }}"),
        Column("{{ own.initiative }}", 62, "{{ line.initiative.title }}"),
        Column("{{ own.proposer }}", 30, "{{ line.initiative.unit | agency }}"),
        column(paper, "situation", "{{ line | initiative_situation }}", width=58),
    ]
    paper.tag("set own = words.duty_columns")
    caption = paper.say("Sáng kiến, cách làm mới", "Initiatives")
    rows = "for line in part.now.lines[:report.most_rows]"
    name = "{{ labels.initiatives_table }}"
    paper.table(columns, (rows,), caption, style="Table Small", name=name)


def late_agencies(paper: Paper) -> None:
    """Who has how many overdue."""
    ids = "{{ row.ids | task_ids }}"
    columns = [
        Column(paper.say("Cơ quan chủ trì", "Lead agency"), 72, "{{ row.agency | agency }}"),
        Column(paper.say("Số", "Count"), 12, "{{ row.ids | number }}", "r"),
        Column(paper.say("Mã nhiệm vụ", "Task ids"), 81, ids),
    ]
    caption = paper.say("Quá hạn theo cơ quan chủ trì", "Overdue by lead agency")
    name = "{{ labels.late_agencies_table }}"
    paper.table(columns, ("for row in report.to_urge",), caption, style="Table Small", name=name)
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
    name = "{{ words.headings.bands }}"
    paper.table(columns, ("for band in report.bands",), caption, style="Table Small", name=name)
