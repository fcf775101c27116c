"""The sections that reports share, from the mark of an illustrative plan to the annex."""

from docs.generators.word import tables
from docs.generators.word.paper import Paper
from docs.generators.word.tables import CLASSES


def opening(paper: Paper, *tags: str) -> None:
    """The values that the rest asks for, and the marks of a draft and of an illustrative plan."""
    paper.tag(
        'import "_words.j2" as words',
        'import "_labels.j2" as labels',
        "set table = namespace(number=0)",
        *tags,
        "if face.draft",
    )
    paper.text("**{{ words.draft }}**", "Note", "c")
    paper.tag("endif", "if report.head.illustrative")
    paper.text("**{{ words.illustrative }}** – {{ words.nobodys }}.", "Note", "c")
    paper.tag("endif")


def caution(paper: Paper) -> None:
    """What must be known before the figures are read; mostly nothing."""
    paper.tag("set caution = words.caution(report) | trim", "if caution")
    paper.text("{{ caution }}", "Note")
    paper.tag("endif")


def counted(paper: Paper, heading: str, lines: str, level: int = 1) -> None:
    """A heading with how many there are."""
    paper.heading(f"{heading} ({{{{ {lines} | in_prose }}}})", level)


def situations(paper: Paper, lines: str, nothing: str, caption: str, name: str) -> None:
    """Tasks and how far each has come, the first of them."""
    tables.situations(paper, lines, nothing, caption, name)
    rest(paper, lines, "report.most_rows")


def rest(paper: Paper, lines: str, most: str, words: str = "rest(report, {})") -> None:
    """How much longer a list is than what is shown of it."""
    paper.tag(f"if {lines} | length > {most}")
    paper.text("{{ words." + words.format(f"{lines} | length - {most}") + " }}")
    paper.tag("endif")


def asked(paper: Paper) -> None:
    """What awaits a decision, on the first page."""
    paper.tag("if report.proposals_open")
    count = "{{ report.proposals_unanswered | in_prose }}"
    count += "{{ report.proposals_unanswered | of_finished }}"
    heading = paper.text(f"**{{{{ words.headings.asked }}}} ({count}):**")
    heading.paragraph_format.keep_with_next = True
    paper.tag("for line in report.proposals_open[:5]")
    paper.text("{{ loop.index }}. **{{ line.task.id }}** {{ words.asked(line) }}.", "List Item")
    paper.tag("endfor")
    rest(paper, "report.proposals_open", "5", "rest_proposals({})")
    paper.tag("endif")


def movement(paper: Paper) -> None:
    """What moved, kind by kind, numbered; what did not is one line; who did not report is last."""
    paper.tag("set point = namespace(number=0)", "if report.movement.quiet")
    paper.text("{{ words.quiet(report) }}")
    paper.tag(
        "endif",
        "for key, heading, nothing in words.movements if not report.movement.quiet",
        "set moves = report.movement[key]",
        'if moves or nothing or (key == "assigned" and not report.before)',
        "set point.number = point.number + 1",
        "endif",
        'if key == "assigned" and not report.before',
    )
    paper.text("{{ point.number }}. {{ words.first_week(report) }}", "List Item")
    paper.tag("elif moves")
    heading = "{{ words.movement_heading(report, key, heading) }} ({{ moves | in_prose }}):"
    paper.tag("set move = moves[0]", f"set task = {_TASK_MOVED}", "if moves | length == 1")
    paper.text(f"{{{{ point.number }}}}. **{heading}** {_TOLD}", "List Item")
    paper.tag("else")
    lead = paper.text(f"{{{{ point.number }}}}. **{heading}**", "List Item")
    lead.paragraph_format.keep_with_next = True
    _moved(paper)
    paper.tag("endif")
    paper.tag("elif nothing")
    paper.text("{{ point.number }}. {{ nothing }}", "List Item")
    paper.tag("endif", "endfor", "set said = words.unreported(report) | trim", "if said")
    paper.text("{{ point.number + 1 }}. {{ said }}", "List Item")
    paper.tag("endif")


def moves(paper: Paper, keys: str, nothing: str = "") -> None:
    """What moved of some kinds, each under its name; nothing of a kind says nothing."""
    paper.tag(
        "set some = namespace(any=false)",
        f"for key, heading, _ in words.movements if key in ({keys},) "
        'and not (key == "assigned" and not report.before)',
        "set moves = report.movement[key]",
        "if moves",
        "set some.any = true",
    )
    heading = "{{ words.movement_heading(report, key, heading) }} ({{ moves | in_prose }}):"
    paper.text(heading).paragraph_format.keep_with_next = True
    _moved(paper)
    paper.tag("endif", "endfor")
    if nothing:
        paper.tag("if not some.any")
        paper.text(f"{{{{ words.{nothing} }}}}")
        paper.tag("endif")


_TASK_MOVED = 'move.task if key in ("terms", "handovers") else move.standing.task'
_TOLD = (
    tables.task_id("task") + " {{ words.moved_title(report, task) }}"
    '{% if key != "handovers" %} – {{ task | leads if key in '
    '("terms", "parts_done", "occurrences_met") else words.who(move.standing) }}{% endif %}'
    "{{ words.story(key, move) }}"
)


def _moved(paper: Paper) -> None:
    """The items of one kind of movement, the first of them."""
    paper.tag("for move in moves[:report.most_moves]", f"set task = {_TASK_MOVED}")
    paper.text(f"– {_TOLD}", "List Item")
    paper.tag("endfor", "if moves | length > report.most_moves")
    more = "{{ words.rest_moves(moves | length - report.most_moves) }}"
    paper.text(f"– {more}", "List Item")
    paper.tag("endif")


def inspections(paper: Paper, *, table: bool = True) -> None:
    """What became of inspections, in sentences and, where a table is wanted, unit by unit."""
    paper.tag("set part = report.inspections", "if part")
    paper.text("{{ words.inspected(report, part) }}")
    paper.text("{{ words.remedied(report, part) }}")
    if table:
        tables.inspections(paper)
    paper.tag("endif")


def plans(paper: Paper) -> None:
    """Plans above and below, where any is known."""
    paper.tag("if report.plans")
    paper.text("{{ words.plans_told(report.plans) | trim }}")
    paper.tag("endif")


def initiatives(paper: Paper, *, table: bool = True) -> None:
    """Initiatives by stage, each stage apart, and, where a table is wanted, one by one."""
    paper.tag("set part = report.initiatives", "if part")
    paper.text("{{ words.initiatives_told(report, part) }}")
    if table:
        tables.initiatives(paper)
        rest(paper, "part.now.lines", "report.most_rows", "rest_initiatives({})")
    paper.tag("endif")


def proposals(paper: Paper) -> None:
    """The proposals that wait, by whom they are put to."""
    paper.tag("for addressed in report.proposals_by_addressee")
    paper.heading("{{ words.of_addressee(addressed.to, loop.index) }}", 2)
    paper.tag("for line in addressed.lines[:report.most_rows]")
    paper.text(f"– {tables.task_id('line.task')} {{{{ words.asked(line) }}}}.", "List Item")
    paper.tag("endfor")
    rest(paper, "addressed.lines", "report.most_rows", "rest_proposals({})")
    paper.tag("else")
    paper.text("{{ words.no_proposal }}")
    paper.tag("endfor")


def ahead(paper: Paper) -> None:
    """What is to be done next: what falls due, whom to urge, what waits for an answer."""
    for words in ("due_next", "to_urge", "to_answer"):
        paper.text(f"– {{{{ words.{words}(report) }}}}", "List Item")


def marks(paper: Paper, period: str, carried: str) -> None:
    """What the marks (*) and (**) mean, where these tests say that they stand; the source."""
    paper.text("", "Small Space")
    paper.tag(f"if {period}")
    paper.text("{{ words.period_mark }}", "Note")
    paper.tag("endif", f"if {carried}")
    paper.text("{{ words.carried_mark }}", "Note")
    paper.tag("endif", "if words.counts_eves(report) | trim")
    paper.text("{{ words.eves(report) }}", "Note")
    paper.tag("endif", "if report.head.source")
    paper.text("{{ words.source(report) }}", "Note")
    paper.tag("endif")


def marks_of(paper: Paper, listed: str) -> None:
    """The same, of the standings that a paper lists."""
    carried = f'{listed} | selectattr("task.lead_basis", "equalto", "carried") | list'
    marks(paper, f'{listed} | rejectattr("own_term") | list', carried)


def made_by(paper: Paper, *, dated: bool = True) -> None:
    """When it was made, where it has no day of issue; how, where the office wants that."""
    if dated:
        made = "{% if made.shown %} {{ words.made_by(made) }}{% endif %}"
        paper.text("{{ words.made_on(made) }}" + made, "Note")
    else:
        paper.tag("if made.shown")
        paper.text("{{ words.made_by(made) }}", "Note")
        paper.tag("endif")


def last_mark(paper: Paper) -> None:
    """An illustrative plan is marked at the end too."""
    paper.tag("if report.head.illustrative")
    paper.text("**{{ words.illustrative }}** – {{ words.nobodys }}.", "Note", "c")
    paper.tag("endif")


def foot(paper: Paper, *, dated: bool = True) -> None:
    """What the marks mean, how figures were worked out, when the document was made."""
    marks(paper, "report.by_period", "report.carried")
    paper.text("{{ words.how(report) }}{{ words.day_off_line(report) }}", "Note")
    made_by(paper, dated=dated)


def annex(paper: Paper, to: str) -> None:
    """The tasks by class, on pages of their own; ``to`` says what paper it is the annex of."""
    paper.tag("if face.annex")
    paper.annex()
    paper.text("{{ words.annex_title }}", "Annex Title")
    paper.text("{{ words.annex_subject }}", "Annex Title")
    paper.text(f"{{{{ {to} }}}}", "Annex Note")
    paper.tag("set line_of = report.line_of", "set urged = report.reminders_of")
    with paper.unless_empty("report.now.lines", "{{ words.no_agency }}"):
        _by_class(paper)
    paper.tag("endif")


def _by_class(paper: Paper) -> None:
    say = paper.say
    aside = '{% if key == "overdue" %}{{ words.late_aside(standing, urged[id]) }}{% endif %}'
    columns = [
        tables.column(paper, "id", "{{ id }}"),
        tables.column(paper, "task", "{{ standing.task | title }}", width=60),
        # Most are led by one alone: a macro of its own for each of thousands would be slow.
        tables.column(
            paper,
            "lead",
            "{% if standing.members or standing.owner %}{{ words.holder(standing) }}"
            "{% else %}{{ standing.task | leads }}{% endif %}",
            width=34,
        ),
        tables.column(paper, "term", "{{ standing | term }}", width=20),
        tables.column(paper, "situation", "{{ standing | situation }}" + aside, width=36),
    ]
    caption = say("Danh mục nhiệm vụ theo phân loại", "Tasks by class")
    paper.caption("{{ labels.register_table(report) }}")
    table = paper.grid([column.width for column in columns], caption)
    paper.row(table, [(column.title, "c") for column in columns], "Small Head", repeat=True)
    keys = ", ".join(f'"{key}"' for key in (*CLASSES, "cancelled"))
    paper.row_tag(table, f"for key in ({keys}) if now[key]")
    group = "**{{ key | word }} ({{ now[key] | in_prose }})**"
    paper.row(table, [(group, "l")], "Table Group")
    paper.row_tag(table, "for id in now[key]")
    paper.row_tag(table, "set standing = line_of[id].standing")
    paper.row(table, [(column.text, "l") for column in columns], "Table Small")
    paper.row_tag(table, "endfor")
    paper.row_tag(table, "endfor")
