"""The sections that reports share, as Word's tags and paragraphs."""

from docs.generators.word.paper import Column, Paper

CLASSES = (
    "done_on_time", "done_late", "in_term", "overdue", "continuous", "undated", "suspended",
    "cancelled",
)  # fmt: skip
FIGURES = ("total", "dated", *CLASSES)
COUNTED = ("dated", "done_on_time", "done_late", "in_term", "overdue")
BESIDE = "continuous | length + {0}.undated | length + {0}.suspended | length"


def opening(paper: Paper) -> None:
    """The values that the rest asks for, and the mark of an illustrative plan."""
    paper.tag(
        'import "_words.j2" as words',
        "set now = report.now.totals",
        "set before = report.before.totals if report.before else none",
        "if report.head.illustrative",
    )
    paper.text("**{{ words.illustrative }}** – {{ words.nobodys }}.", "Note", "c")
    paper.tag("endif")


def caution(paper: Paper) -> None:
    """What must be known before the figures are read; mostly nothing."""
    paper.tag("set caution = words.caution(report) | trim", "if caution")
    paper.text("{{ caution }}", "Note")
    paper.tag("endif")


def figures(paper: Paper, before: str, now: str) -> None:
    """The figures beside those of the period before; each leads to its tasks in the annex."""
    columns = [
        Column(paper.say("Số liệu", "Figure"), 90, "{{ words.figure_name(report, key) }}"),
        Column(before, 25, '{{ before[key] | number if before else "–" }}', "r"),
        Column(now, 25, '{{ now[key] | number | link("class-" ~ key) }}', "r"),
        Column(
            paper.say("Tăng, giảm", "Change"),
            25,
            '{{ now[key] | change(before[key]) if before else "–" }}',
            "r",
        ),
    ]
    keys = ", ".join(f'"{key}"' for key in FIGURES)
    paper.table(columns, (f"for key in ({keys})",), paper.say("Kết quả chung", "Results"))
    paper.text(
        paper.say(
            "__Trong tệp Word, bấm vào số để đến danh mục nhiệm vụ ở Phụ lục.__",
            "__In Word, a figure leads to its tasks in the annex.__",
        ),
        "Note",
    )


def counts(paper: Paper, title: str, caption: str, name: str, loop: str, place: str) -> None:
    """The four classes, and those beside them, by area or by agency.

    ``name`` and ``place`` are the words and the bookmark's beginning of a row.
    """
    heads = {
        "dated": ("Có thời hạn", "With a deadline"),
        "done_on_time": ("HT đúng hạn", "Done on time"),
        "done_late": ("HT quá hạn", "Done late"),
        "in_term": ("Chưa HT, trong hạn", "Not done, in term"),
        "overdue": ("Chưa HT, quá hạn", "Not done, overdue"),
    }
    columns = [Column(title, 59, name)]
    for key in COUNTED:
        shown = f'{{{{ row.figures.{key} | number | link({place} ~ "-{key}") }}}}'
        columns.append(Column(paper.say(*heads[key]), 17.5, shown, "c"))
    beside = "row.figures." + BESIDE.format("row.figures")
    columns.append(
        Column(
            paper.say("TX, không TH, tạm dừng", "Continuous, undated, suspended"),
            18.5,
            f'{{{{ ({beside}) | number | link({place} ~ "-other") }}}}',
            "c",
        )
    )
    total = ""
    last: list[str] = []
    if loop.endswith("by_area"):
        total = "now." + BESIDE.format("now")
        last = [
            paper.say("Tổng số", "Total"),
            *(f"{{{{ now.{key} | number }}}}" for key in COUNTED),
            f"{{{{ ({total}) | number }}}}",
        ]
    paper.table(columns, (f"for row in {loop}",), caption, last)


def area_and_agency(paper: Paper) -> None:
    """The two tables of counts, areas first."""
    say = paper.say
    paper.heading(say("Theo nhóm nhiệm vụ", "By group of tasks"), 2)
    counts(
        paper,
        say("Nhóm nhiệm vụ", "Group of tasks"),
        say("Phân loại theo nhóm nhiệm vụ", "Classes by group of tasks"),
        "{{ row.area.id }}. {{ row.area.name }}",
        "report.now.by_area",
        '"area-" ~ row.area.id',
    )
    paper.heading(say("Theo cơ quan chủ trì", "By lead agency"), 2)
    with paper.unless_empty(
        "report.by_agency", say("Chưa có nhiệm vụ nào.", "No task has been assigned.")
    ):
        counts(
            paper,
            say("Cơ quan chủ trì", "Lead agency"),
            say("Phân loại theo cơ quan chủ trì", "Classes by lead agency"),
            "{{ row.agency | agency }}",
            "report.by_agency",
            AGENCY_PLACE,
        )
    abbreviated = say("TX: thường xuyên; TH: thời hạn. ", "")
    paper.text(abbreviated + "{{ words.turns(report) }}", "Note")


AGENCY_PLACE = '"agency-" ~ (row.agency or "none")'


def overdue(paper: Paper) -> None:
    """What is overdue, by how long, how often urged, why; the bands; what goes up."""
    say = paper.say
    columns = [
        Column(say("Mã", "Id"), 13, '{{ standing.task.id | link("task-" ~ standing.task.id) }}'),
        Column(say("Nhiệm vụ", "Task"), 45, "{{ standing.task | title }}"),
        Column(say("Chủ trì", "Lead"), 27, "{{ words.who(standing) }}"),
        Column(say("Thời hạn", "Deadline"), 22, "{{ standing | term }}"),
        Column(say("Quá hạn", "Overdue"), 16, f"{{{{ standing.days_late | number }}}} {say('ngày', 'days')}", "r"),
        Column(say("Đôn đốc", "Reminders"), 13, f"{{{{ late.reminders | number }}}}{say(' lần', '')}", "r"),
        Column(say("Nguyên nhân chậm", "Reason"), 29, "{{ words.reason(standing) }}"),
    ]  # fmt: skip
    paper.tag("if report.overdue")
    paper.table(
        columns,
        ("for late in report.overdue", "set standing = late.line.standing"),
        say("Nhiệm vụ chưa hoàn thành, quá hạn", "Tasks not done, overdue"),
    )
    paper.text("{{ words.bands(report) }}")
    paper.tag("if report.escalated")
    paper.text("**{{ words.escalated(report) }}**")
    paper.tag("endif", "else")
    paper.text(say("Không có nhiệm vụ chưa hoàn thành, quá hạn.", "No task is overdue."))
    paper.tag("endif")


def movement(paper: Paper) -> None:
    """What moved, kind by kind; what did not is one line."""
    paper.tag("if report.movement.quiet")
    paper.text("{{ words.quiet }}")
    paper.tag(
        "endif",
        "for key, heading, nothing in words.movements if not report.movement.quiet",
        "set moves = report.movement[key]",
        'if key == "assigned" and not report.before',
    )
    paper.text("{{ words.first_week(report) }}")
    paper.tag("elif moves")
    paper.text("**{{ heading }} ({{ moves | in_prose }}):**").paragraph_format.keep_with_next = True
    paper.tag("for move in moves", 'set task = move.task if key == "terms" else move.standing.task')
    paper.text(
        '{{ task.id | link("task-" ~ task.id) }} {{ task | title }} – '
        '{{ task | leads if key == "terms" else words.who(move.standing) }}'
        "{{ words.story(key, move) }}",
        "List Bullet",
    )
    paper.tag("endfor", "elif nothing")
    paper.text("{{ nothing }}")
    paper.tag("endif", "endfor", "if report.reporting and report.reporting.owed")
    paper.text("{{ words.missing(report) }}")
    paper.tag("endif")


def due_soon(paper: Paper) -> None:
    """What falls due within the days that the plan calls soon."""
    say = paper.say
    days = "{{ report.due_soon_days | in_prose }}"
    task = "line.standing.task"
    columns = [
        Column(say("Mã", "Id"), 13, f'{{{{ {task}.id | link("task-" ~ {task}.id) }}}}'),
        Column(say("Nhiệm vụ", "Task"), 51, f"{{{{ {task} | title }}}}"),
        Column(say("Chủ trì", "Lead"), 30, "{{ words.who(line.standing) }}"),
        Column(say("Thời hạn", "Deadline"), 22, "{{ line.standing | term }}"),
        Column(say("Còn lại", "Left"), 17, "{{ words.days_left(line) }}", "r"),
        Column(say("Báo cáo gần nhất", "Last report"), 32, "{{ words.last_report(line) }}"),
    ]
    nothing = say(
        f"Không có nhiệm vụ đến hạn trong {days} ngày tới.",
        f"No task falls due within {days} days.",
    )
    with paper.unless_empty("report.due_soon", nothing):
        paper.table(
            columns, ("for line in report.due_soon",), say("Nhiệm vụ sắp đến hạn", "Due soon")
        )


def concerns(paper: Paper) -> None:
    """Problems and proposals: to whom, since when, answered or not."""
    say = paper.say
    columns = [
        Column(say("Mã", "Id"), 13, '{{ line.task.id | link("task-" ~ line.task.id) }}'),
        Column(say("Cơ quan", "Agency"), 27, '{{ line.agency | agency if line.agency else "–" }}'),
        Column(say("Nội dung", "Subject"), 48, "{{ words.concern(line) }}"),
        Column(
            say("Kiến nghị với", "Put to"), 24, '{{ line.concern.to | agency if line.concern.to else "–" }}'
        ),
        Column(say("Ngày", "Day"), 21, "{{ line.raised | day }}"),
        Column(say("Tình hình giải quyết", "Answer"), 32, "{{ words.answer(line) }}"),
    ]  # fmt: skip
    nothing = say(
        "Không có khó khăn, vướng mắc, kiến nghị chờ giải quyết.",
        "No problem or proposal is waiting for an answer.",
    )
    with paper.unless_empty("report.concerns", nothing):
        paper.table(
            columns,
            ("for line in report.concerns",),
            say("Khó khăn, vướng mắc và kiến nghị", "Problems and proposals"),
        )


def ahead(paper: Paper) -> None:
    """What is to be done next: what falls due, whom to urge, what waits for an answer."""
    for words in ("due_next", "to_urge", "to_answer"):
        paper.text(f"{{{{ words.{words}(report) }}}}", "List Bullet")


def foot(paper: Paper) -> None:
    """What the marks mean, how figures were worked out, how the document was made."""
    paper.text("", "Small Space")
    paper.tag('if report.now.lines | map(attribute="standing") | rejectattr("own_term") | list')
    paper.text("{{ words.period_mark }}", "Note")
    paper.tag(
        "endif", 'if report.now.lines | selectattr("task.lead_basis", "equalto", "carried") | list'
    )
    paper.text("{{ words.carried_mark }}", "Note")
    paper.tag("endif", "if report.head.source")
    paper.text("{{ words.source(report) }}", "Note")
    paper.tag("endif")
    paper.text("{{ words.method }}", "Note")
    paper.text("{{ words.made_by(made) }}", "Note")
    paper.tag("if report.head.illustrative")
    paper.text("**{{ words.illustrative }}** – {{ words.nobodys }}.", "Note", "c")
    paper.tag("endif")


def annex(paper: Paper) -> None:
    """The tasks behind each figure, and how to ask for the same list."""
    say = paper.say
    paper.annex()
    paper.text(say("PHỤ LỤC", "ANNEX"), "Annex Title").paragraph_format.page_break_before = False
    paper.text(
        say("Nhiệm vụ đằng sau từng số liệu", "The tasks behind each figure"), "Subtitle Line"
    )
    paper.text(
        say(
            "(Kèm theo {{ words.heading(report) }}; số liệu tính đến hết ngày {{ report.day | day }})",
            "(To {{ words.heading(report) }}; figures as of {{ report.day | day }})",
        ),
        "Paper Head",
    ).runs[0].italic = True
    paper.heading(say("Danh mục theo phân loại", "By class"), 2)
    nothing = say("Chưa có nhiệm vụ nào.", "No task has been assigned.")
    paper.tag("set line_of = report.line_of")
    with paper.unless_empty("report.now.lines", nothing):
        _by_class(paper)
    paper.heading(say("Tra theo nhóm nhiệm vụ", "By group of tasks"), 2)
    _index(
        paper,
        "report.now.by_area",
        "{{ row.area.id }}. {{ row.area.name }}",
        '"area-" ~ row.area.id',
    )
    paper.heading(say("Tra theo cơ quan chủ trì", "By lead agency"), 2)
    _index(paper, "report.by_agency", "{{ row.agency | agency }}", AGENCY_PLACE)


def _by_class(paper: Paper) -> None:
    say = paper.say
    titles = [say("Mã", "Id"), say("Nhiệm vụ", "Task"), say("Chủ trì", "Lead"),
              say("Thời hạn", "Deadline"), say("Tình hình", "State")]  # fmt: skip
    caption = say(
        "Danh mục nhiệm vụ theo phân loại tính đến hết ngày {{ report.day | day }}",
        "Tasks by class as of {{ report.day | day }}",
    )
    table = paper.grid([13, 62, 32, 24, 34], caption)
    paper.row(table, [(title, "c") for title in titles], "Table Head", repeat=True)
    named = ", ".join(f'("{key}", "{key.replace("_", "-")}")' for key in CLASSES)
    paper.row_tag(table, f"for key, class in ({named}) if now[key]")
    paper.row(
        table,
        [('{{ key | word }} ({{ now[key] | in_prose }}){{ ("class-" ~ key) | bookmark }}'
          f"__ – caich list --class {{{{ class }}}}{ASKED}__", "l")],
        "Table Group",
    )  # fmt: skip
    paper.row_tag(table, "for id in now[key]")
    paper.row_tag(table, "set standing = line_of[id].standing")
    cells = [
        '{{ id }}{{ ("task-" ~ id) | bookmark }}',
        "{{ standing.task | title }}",
        "{{ words.who(standing) }}",
        "{{ standing | term }}",
        "{{ standing | situation }}",
    ]
    paper.row(table, [(cell, "l") for cell in cells])
    paper.row_tag(table, "endfor")
    paper.row_tag(table, "endfor")
    paper.space()


ASKED = (
    " --plan {{ report.head.id }} --as-of {{ report.day }}"
    "{% for id in report.agencies %} --agency {{ id }}{% endfor %}"
)


def _index(paper: Paper, rows: str, name: str, place: str) -> None:
    """The ids behind each count of a table, row by row."""
    paper.tag(f"for row in {rows} if row.figures.total")
    text = paper.text(f"**{name} ({{{{ row.figures.total | in_prose }}}})**", "Index Head")
    text.paragraph_format.keep_with_next = True
    paper.tag(f"for key in {COUNTED[1:]} if row.figures[key]".replace("'", '"'))
    ids = (
        '{{% for id in {ids} %}}{{{{ id | link("task-" ~ id) }}}}'
        "{{% if not loop.last %}}, {{% endif %}}{{% endfor %}}"
    )
    paper.text(
        f'{{{{ ({place} ~ "-" ~ key) | bookmark }}}}{{{{ key | word }}}} '
        f"({{{{ row.figures[key] | in_prose }}}}): {ids.format(ids='row.figures[key]')}.",
        "Index",
    )
    paper.tag(
        "endfor",
        "if row.figures.continuous or row.figures.undated or row.figures.suspended",
    )
    paper.text(
        f'{{{{ ({place} ~ "-other") | bookmark }}}}'
        '{% for key in ("continuous", "undated", "suspended") if row.figures[key] %}'
        "{% if not loop.first %}; {% endif %}{{ key | word }} ({{ row.figures[key] | in_prose }}): "
        f"{ids.format(ids='row.figures[key]')}{{% endfor %}}.",
        "Index",
    )
    paper.tag("endif", "endfor")
