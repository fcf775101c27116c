"""The sections that reports share, from the mark of an illustrative plan to the annex."""

from docs.generators.word import tables
from docs.generators.word.paper import Paper
from docs.generators.word.tables import AGENCY_PLACE, CLASSES


def opening(paper: Paper, *tags: str) -> None:
    """The values that the rest asks for, and the marks of a draft and of an illustrative plan."""
    paper.tag('import "_words.j2" as words', *tags, "if face.draft")
    paper.text("**{{ words.draft }}**", "Note", "c")
    paper.tag("endif", "if report.head.illustrative")
    paper.text("**{{ words.illustrative }}** – {{ words.nobodys }}.", "Note", "c")
    paper.tag("endif")


def caution(paper: Paper) -> None:
    """What must be known before the figures are read; mostly nothing."""
    paper.tag("set caution = words.caution(report) | trim", "if caution")
    paper.text("{{ caution }}", "Note")
    paper.tag("endif")


def counted(paper: Paper, vietnamese: str, english: str, lines: str, level: int = 1) -> None:
    """A heading with how many there are."""
    paper.heading(f"{paper.say(vietnamese, english)} ({{{{ {lines} | in_prose }}}})", level)


def movement(paper: Paper, *, unreported: bool) -> None:
    """What moved, kind by kind; what did not is one line."""
    paper.tag("if report.movement.quiet")
    paper.text("{{ words.quiet(report) }}")
    paper.tag(
        "endif",
        "for key, heading, nothing in words.movements if not report.movement.quiet",
        "set moves = report.movement[key]",
        'if key == "assigned" and not report.before',
    )
    paper.text("{{ words.first_week(report) }}")
    paper.tag("elif moves")
    heading = "**{{ words.movement_heading(report, key, heading) }} ({{ moves | in_prose }}):**"
    paper.text(heading).paragraph_format.keep_with_next = True
    of_term = 'move.task if key in ("terms", "handovers") else move.standing.task'
    paper.tag("for move in moves", f"set task = {of_term}")
    paper.text(
        tables.task_id("task") + ' {{ task | title }}{% if key != "handovers" %} – '
        '{{ task | leads if key == "terms" else words.who(move.standing) }}{% endif %}'
        "{{ words.story(key, move) }}",
        "List Bullet",
    )
    paper.tag("endfor", "elif nothing")
    paper.text("{{ nothing }}")
    paper.tag("endif", "endfor")
    if unreported:
        paper.tag("set said = words.unreported(report) | trim", "if said")
        paper.text("{{ said }}")
        paper.tag("endif")


def ahead(paper: Paper) -> None:
    """What is to be done next: what falls due, whom to urge, what waits for an answer."""
    for words in ("due_next", "to_urge", "to_answer"):
        paper.text(f"{{{{ words.{words}(report) }}}}", "List Bullet")


def marks(paper: Paper, listed: str = "report.listed") -> None:
    """What the marks (*) and (**) mean, where they stand, and the plan's source."""
    paper.text("", "Small Space")
    paper.tag(f'if {listed} | rejectattr("own_term") | list')
    paper.text("{{ words.period_mark }}", "Note")
    paper.tag("endif", f'if {listed} | selectattr("task.lead_basis", "equalto", "carried") | list')
    paper.text("{{ words.carried_mark }}", "Note")
    paper.tag("endif", "if words.counts_eves(report) | trim")
    paper.text("{{ words.eves(report) }}", "Note")
    paper.tag("endif", "if report.head.source")
    paper.text("{{ words.source(report) }}", "Note")
    paper.tag("endif")


def made_by(paper: Paper) -> None:
    """Of what plan it is, how it was made where the office wants it, and an illustrative mark."""
    made = "{% if made.shown %} {{ words.made_by(made) }}{% endif %}"
    paper.text("{{ words.plan_line(report) }}" + made, "Note")
    paper.tag("if report.head.illustrative")
    paper.text("**{{ words.illustrative }}** – {{ words.nobodys }}.", "Note", "c")
    paper.tag("endif")


def foot(paper: Paper, listed: str = "report.listed") -> None:
    """What the marks mean, how figures were worked out, how the document was made."""
    marks(paper, listed)
    paper.text("{{ words.how(report) }}", "Note")
    made_by(paper)


ALL_LISTED = 'report.now.lines | map(attribute="standing")'


def annex(paper: Paper, name: str) -> None:
    """The tasks behind each figure; ``name`` is what it is to."""
    say = paper.say
    paper.annex()
    whole = '{{ "class-total" | bookmark }}{{ "class-dated" | bookmark }}'
    paper.heading(whole + "{{ words.annex }}", align="c")
    paper.text(
        say(
            f"(Kèm theo {name}, số liệu tính đến hết ngày {{{{ report.day | day }}}})",
            f"(To {name}, figures as of {{{{ report.day | day }}}})",
        ),
        "Note",
    )
    paper.tag("set line_of = report.line_of")
    with paper.unless_empty("report.now.lines", "{{ words.no_agency }}"):
        _by_class(paper)
    paper.heading(say("Theo nhóm nhiệm vụ", "By group of tasks"), 2)
    area = ("{{ row.area.id }}. {{ row.area.name }}", '"area-" ~ row.area.id')
    _index(paper, "report.now.by_area", *area)
    paper.heading(say("Theo cơ quan chủ trì", "By lead agency"), 2)
    _index(paper, "report.by_agency", "{{ row.agency | agency }}", AGENCY_PLACE)


def _by_class(paper: Paper) -> None:
    say = paper.say
    columns = [
        tables.column(paper, "id", '{{ id }}{{ ("task-" ~ id) | bookmark }}'),
        tables.column(paper, "task", "{{ standing.task | title }}", width=62),
        tables.column(paper, "lead", "{{ words.holder(standing) }}", width=32),
        tables.column(paper, "term", "{{ standing | term }}", width=24),
        tables.column(paper, "situation", "{{ standing | situation }}"),
    ]
    caption = say("Danh mục nhiệm vụ theo phân loại", "Tasks by class")
    table = paper.grid([column.width for column in columns], caption)
    paper.row(table, [(column.title, "c") for column in columns], "Table Head", repeat=True)
    keys = ", ".join(f'"{key}"' for key in (*CLASSES, "cancelled"))
    paper.row_tag(table, f"for key in ({keys}) if now[key]")
    group = '{{ ("class-" ~ key) | bookmark }}**{{ key | word }} ({{ now[key] | in_prose }})**'
    paper.row(table, [(group, "l")], "Table Group")
    paper.row_tag(table, "for id in now[key]")
    paper.row_tag(table, "set standing = line_of[id].standing")
    paper.row(table, [(column.text, "l") for column in columns])
    paper.row_tag(table, "endfor")
    paper.row_tag(table, "endfor")
    paper.space()


def _index(paper: Paper, rows: str, name: str, place: str) -> None:
    """The ids behind each count of a table, row by row."""
    paper.tag(f"for row in {rows} if row.figures.total or row.figures.cancelled")
    total = f'{{{{ ({place} ~ "-total") | bookmark }}}}{{{{ ({place} ~ "-dated") | bookmark }}}}'
    paper.text(f"{total}**{name} ({{{{ row.figures.total | in_prose }}}})**", "Index Head")
    keys = ", ".join(f'"{key}"' for key in CLASSES)
    paper.tag(f"for key in ({keys}) if row.figures[key]")
    paper.text(
        f'{{{{ ({place} ~ "-" ~ key) | bookmark }}}}{{{{ key | word }}}} '
        "({{ row.figures[key] | in_prose }}): {% for id in row.figures[key] %}"
        '{{ id | link("task-" ~ id) }}{% if not loop.last %}, {% endif %}{% endfor %}.',
        "Index",
    )
    paper.tag("endfor", "endfor")
