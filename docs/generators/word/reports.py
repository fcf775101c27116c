"""The Word templates of the reports: what stands where."""

from collections.abc import Callable
from functools import partial

from caichcli.language.wording import Language
from docs.generators.word import letterhead, sections, tables
from docs.generators.word.paper import Paper
from docs.generators.word.tables import column

NOW = "set now = report.now.totals"
_EMPHASIZED = "**{{ phrase }}**{% endcall %}"


def weekly(lang: Language) -> bytes:
    """Tổng hợp tuần: no number, no signature, so no national title either."""
    paper = Paper(lang, "{{ words.heading(report) }}{{ words.days_of(report) }}")
    say = paper.say
    sections.opening(paper, NOW)
    paper.text("{{ words.heading(report) }}", "Title")
    paper.text("({{ report.period | span }})", "Subtitle Line")
    paper.text("{{ words.subject(report) }} {{ words.as_of(report) }}")
    sections.caution(paper)
    summary = "{% call(phrase) words.summary(report) %}" + _EMPHASIZED
    paper.text(say("**Tóm tắt.** ", "**Summary.** ") + summary)
    paper.heading(say("I. Kết quả chung", "I. Results"))
    tables.results(paper)
    paper.heading(say("Theo nhóm nhiệm vụ", "By group of tasks"), 2)
    tables.areas(paper)
    paper.heading(say("Theo cơ quan chủ trì", "By lead agency"), 2)
    tables.agencies(paper)
    _counted(paper, "Nhiệm vụ trọng tâm", "Priority tasks", "report.priority", 2)
    tables.priority(paper)
    late = ("II. Nhiệm vụ chưa hoàn thành, quá hạn", "II. Not done, overdue")
    _counted(paper, *late, "report.overdue")
    tables.overdue(paper)
    paper.heading(say("III. Diễn biến trong tuần", "III. What moved this week"))
    sections.movement(paper, unreported=True)
    days = "{{ report.due_soon_days | in_prose }}"
    soon = (f"IV. Đến hạn trong {days} ngày tới", f"IV. Due in the next {days} days")
    _counted(paper, *soon, "report.due_soon")
    tables.due(paper, "report.due_soon", "no_due")
    concerns = ("V. Khó khăn, vướng mắc và kiến nghị", "V. Problems and proposals")
    _counted(paper, *concerns, "report.concerns")
    tables.concerns(paper)
    paper.heading(say("VI. Công việc tuần tới", "VI. The next week"))
    sections.ahead(paper)
    sections.foot(paper, sections.ALL_LISTED)
    sections.annex(paper, "{{ words.heading(report) }}")
    return paper.content()


def official(lang: Language) -> bytes:
    """Báo cáo tình hình thực hiện Kế hoạch of a month, a quarter, a year or any period."""
    paper = Paper(lang, "{{ words.heading(report) }}{{ words.days_of(report) }}")
    say = paper.say
    sections.opening(paper, NOW)
    letterhead.head(paper, "BC-")
    paper.text(say("BÁO CÁO", "REPORT"), "Title")
    subject = say(
        "Tình hình thực hiện Kế hoạch {{ report.period | named }}{{ words.days_of(report) }}",
        "On the plan's progress, {{ report.period | named }}{{ words.days_of(report) }}",
    )
    paper.text(subject, "Subtitle Line").paragraph_format.space_after = 0
    letterhead.rule(paper.text("", "Rule"), 62)
    paper.text(
        say(
            "Thực hiện {{ words.subject(report) }} "
            + letterhead.SENDER
            + " báo cáo tình hình thực "
            "hiện như sau. {{ words.as_of(report) }}",
            "On {{ words.subject(report) }} " + letterhead.SENDER + " reports as follows. "
            "{{ words.as_of(report) }}",
        )
    )
    sections.caution(paper)
    paper.heading(say("I. KẾT QUẢ THỰC HIỆN", "I. RESULTS"))
    paper.text('{% call(phrase) words.summary(report, "III.3") %}' + _EMPHASIZED)
    paper.heading(say("1. Kết quả chung", "1. Overall"), 2)
    tables.results(paper)
    paper.heading(say("2. Theo nhóm nhiệm vụ", "2. By group of tasks"), 2)
    tables.areas(paper)
    paper.heading(say("3. Theo cơ quan chủ trì", "3. By lead agency"), 2)
    tables.agencies(paper)
    _counted(paper, "4. Nhiệm vụ trọng tâm", "4. Priority tasks", "report.priority", 2)
    tables.priority(paper)
    paper.heading(say("5. Diễn biến trong kỳ", "5. What moved in the period"), 2)
    sections.movement(paper, unreported=False)
    _shortcomings(paper)
    _tasks_ahead(paper)
    if lang == "vi":
        paper.text(
            "Trên đây là báo cáo tình hình thực hiện Kế hoạch {{ report.period | named }}./."
        )
    letterhead.signature(paper)
    sections.annex(paper, "{{ words.heading(report) }}")
    sections.foot(paper, sections.ALL_LISTED)
    return paper.content()


def _shortcomings(paper: Paper) -> None:
    say = paper.say
    heading = ("II. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN", "II. SHORTCOMINGS AND CAUSES")
    paper.heading(say(*heading))
    late = ("1. Nhiệm vụ chưa hoàn thành, quá hạn", "1. Not done, overdue")
    _counted(paper, *late, "report.overdue", 2)
    tables.overdue(paper)
    paper.heading(say("2. Chấp hành chế độ báo cáo", "2. Reporting"), 2)
    paper.text("{{ words.unreported(report) | trim or words.nothing_owed }}")
    _counted(paper, "3. Khó khăn, vướng mắc", "3. Problems", "report.problems", 2)
    tables.concerns(paper, "report.problems", "no_problem")


def _tasks_ahead(paper: Paper) -> None:
    say = paper.say
    paper.heading(
        say("III. NHIỆM VỤ THỜI GIAN TỚI; KIẾN NGHỊ, ĐỀ XUẤT", "III. TASKS AHEAD; PROPOSALS")
    )
    last = "{{ report.period.next_last | day }}"
    due = (f"1. Nhiệm vụ đến hạn đến hết ngày {last}", f"1. Due by {last}")
    _counted(paper, *due, "report.due_next", 2)
    tables.due(paper, "report.due_next", "no_due_next")
    paper.heading(say("2. Đôn đốc thực hiện", "2. Whom to urge"), 2)
    paper.text("{{ words.to_urge(report) }}")
    _counted(paper, "3. Kiến nghị, đề xuất", "3. Proposals", "report.proposals", 2)
    tables.concerns(paper, "report.proposals", "no_proposal")


def brief(lang: Language) -> bytes:
    """One page for a leader: one sentence, the worst three, the decisions asked for."""
    paper = Paper(lang, "{{ words.brief_heading(report) }}{{ words.days_of(report) }}")
    say = paper.say
    sections.opening(paper, NOW)
    paper.text("{{ words.brief_heading(report) }}{{ words.days_of(report) }}", "Title")
    paper.space()
    paper.text("{{ words.subject(report) }} {{ words.as_of(report) }}")
    sections.caution(paper)
    paper.text("**{{ words.sentence(report) }}**")
    paper.heading(say("Nhiệm vụ quá hạn cần lưu ý nhất", "The gravest delays"))
    with paper.unless_empty("report.gravest", "{{ words.no_overdue }}"):
        paper.tag("for late in report.gravest")
        up = say("Đề nghị báo cáo cấp trên xem xét.", "To be put before higher authority.")
        paper.text(
            "{{ loop.index }}. **{{ late.line.task.id }}** {{ late.line.task | title }} – "
            "{{ words.who(late.line.standing) }}: {{ words.late_story(late) }}."
            f"{{% if late.escalated %}}** {up}**{{% endif %}}",
            "List Item",
        )
        paper.tag("endfor")
    decisions = ("Cần cho ý kiến", "Decisions asked for")
    _counted(paper, *decisions, "report.proposals_unanswered")
    with paper.unless_empty("report.proposals_unanswered", "{{ words.no_proposal }}"):
        paper.tag("for line in report.proposals_unanswered[:5]")
        paper.text("**{{ line.task.id }}** {{ words.asked(line) }}.", "List Bullet")
        paper.tag("endfor", "if report.proposals_unanswered | length > 5")
        more = "{{ (report.proposals_unanswered | length - 5) | in_prose }}"
        paper.text(say(f"… và {more} kiến nghị khác.", f"… and {more} more."), "List Bullet")
        paper.tag("endif")
    paper.heading(say("Số liệu", "Figures"))
    tables.commands(paper)
    sections.foot(paper, 'report.gravest | map(attribute="line.standing")')
    return paper.content()


def overdue(lang: Language) -> bytes:
    """The list of what is not done and overdue, then by agency and by how late."""
    paper = Paper(lang, "{{ words.overdue_heading }}")
    say = paper.say
    sections.opening(paper, NOW)
    paper.text("{{ words.overdue_heading }}", "Title")
    as_of = say("(tính đến hết ngày {{ report.day | day }})", "(as of {{ report.day | day }})")
    paper.text(as_of, "Subtitle Line")
    paper.text("{{ words.subject(report) }}")
    sections.caution(paper)
    paper.text("**{{ words.overdue_summary(report) }}**")
    tables.overdue(paper)
    paper.tag("if report.to_urge")
    paper.heading(say("Theo cơ quan chủ trì", "By lead agency"))
    tables.late_agencies(paper)
    paper.tag("endif", "if report.overdue")
    paper.heading(say("Theo mức độ quá hạn", "By how late"))
    tables.bands(paper)
    paper.tag("endif")
    sections.foot(paper, 'report.overdue | map(attribute="line.standing")')
    return paper.content()


def letters(lang: Language) -> bytes:
    """Công văn đôn đốc to one agency."""
    paper = Paper(lang, "{{ words.overdue_heading }}: {{ report.agency | agency }}")
    say = paper.say
    sections.opening(paper)
    letterhead.head(paper, "", say("đôn đốc thực hiện nhiệm vụ quá hạn", "overdue tasks"))
    whom = "{{ report.agency | agency }}"
    now = "{% if report.successors %} (" + say("nay là", "now")
    now += " {{ words.names(report.successors) }}){% endif %}"
    paper.text(say(f"Kính gửi: {whom}{now}.", f"To: {whom}{now}."), "Addressee")
    urged = say(
        "trong đó có nhiệm vụ đã được đôn đốc {{ report.reminders | in_prose }} lần",
        "one of them urged {{ report.reminders | number }} time{% if report.reminders != 1 %}s"
        "{% endif %} so far",
    )
    told = say(
        "Thực hiện {{ report.head.title }} ({{ report.head.document | cite }}), tính đến hết ngày "
        f"{{{{ report.day | day }}}}, {whom} còn **{{{{ report.overdue | in_prose }}}} nhiệm vụ chưa "
        "hoàn thành, quá hạn**",
        "Of {{ report.head.title }} ({{ report.head.document | cite }}), as of "
        f"{{{{ report.day | day }}}}, {whom} has **{{{{ words.tasks(report.overdue) }}}} not done and "
        "overdue**",
    )
    such = say(", cụ thể như sau:", ":")
    paper.text(f"{told}{{% if report.reminders %}}, {urged}{{% endif %}}{such}")
    _urged_tasks(paper)
    _asked_of(paper, whom)
    paper.text(say("Trân trọng./.", "Respectfully."))
    letterhead.signature(paper, say("Như trên", "As above"))
    sections.marks(paper)
    paper.text('__{{ report | command("overdue") }}__', "Note")
    sections.made_by(paper)
    return paper.content()


def _urged_tasks(paper: Paper) -> None:
    say = paper.say
    reason = say("nguyên nhân", "reason")
    columns = [
        column(paper, "id", "{{ standing.task.id }}"),
        column(paper, "task", "{{ standing.task | title }}"),
        column(paper, "product", '{{ standing.task.product or "–" }}'),
        column(paper, "term", "{{ standing | term }}"),
        column(paper, "late", "{{ words.late_by(standing) }}", "r"),
        column(paper, "reminders", "{{ words.times(late.reminders) }}", "r"),
        column(
            paper,
            "said",
            "{{ standing | reported }}{% if standing.reason %}; "
            f"{reason}: {{{{ standing.reason }}}}{{% endif %}}",
        ),
    ]
    loop = ("for late in report.overdue", "set standing = late.line.standing")
    paper.table(columns, loop, say("Nhiệm vụ quá hạn", "Overdue tasks"))


def _asked_of(paper: Paper, whom: str) -> None:
    say = paper.say
    sender = letterhead.SENDER
    paper.text(say(f"{sender} đề nghị {whom}:", f"{sender} asks {whom}:"))
    paper.text(
        say(
            "1. Khẩn trương chỉ đạo, hoàn thành các nhiệm vụ nêu trên.",
            "1. To have these tasks carried out without further delay.",
        )
    )
    paper.text(
        say(
            "2. Báo cáo kết quả thực hiện, nguyên nhân chậm và thời gian hoàn thành về "
            f"{sender} trước ngày … tháng … năm ……",
            "2. To report the results, the reasons for delay and the day of completion to "
            f"{sender} by …… (date).",
        )
    )
    ids = "{% for late in report.escalated %}{{ late.line.task.id }}"
    ids += "{% if not loop.last %}, {% endif %}{% endfor %}"
    limit = "{{ report.reminders_limit | in_prose }}"
    paper.tag("if report.escalated")
    paper.text(
        say(
            "Đối với {{ report.escalated | in_prose }} nhiệm vụ đã đôn đốc trên "
            f"{limit} lần ({ids}), {sender} báo cáo cấp trên xem xét.",
            f"{{{{ words.tasks(report.escalated) }}}} urged more than {limit} times ({ids}): "
            f"{sender} will put this before higher authority.",
        )
    )
    due = say("thời hạn", "due")
    soon = f"{{% for line in report.due_soon %}}{{{{ line.standing.task.id }}}} ({due} "
    soon += "{{ line.standing | term }}){% if not loop.last %}; {% endif %}{% endfor %}"
    days = "{{ report.due_soon_days | in_prose }}"
    paper.tag("endif", "if report.due_soon")
    paper.text(
        say(
            "Đồng thời, lưu ý {{ report.due_soon | in_prose }} nhiệm vụ đến hạn trong "
            f"{days} ngày tới: {soon}.",
            f"Please also note {{{{ words.tasks(report.due_soon) }}}} due in the next {days} days: "
            f"{soon}.",
        )
    )
    past = "{% for standing in report.past_period %}{{ standing.task.id }}"
    past += "{% if not loop.last %}, {% endif %}{% endfor %}"
    paper.tag("endif", "if report.past_period")
    paper.text(
        say(
            "Đề nghị báo cáo tình hình {{ report.past_period | in_prose }} nhiệm vụ văn bản không ấn "
            f"định thời hạn riêng mà kỳ kế hoạch đã hết: {past}.",
            "Please report on {{ words.tasks(report.past_period) }} without a deadline of its own, "
            f"the plan's period being over: {past}.",
        )
    )
    paper.tag("endif")


def sheet(lang: Language) -> bytes:
    """An agency's task sheet: what it leads, what it supports, what it waits for."""
    title = ("Phiếu theo dõi nhiệm vụ của", "Task sheet of")
    paper = Paper(lang, title[lang == "en"] + " {{ report.agency | agency }}")
    say = paper.say
    sections.opening(paper, NOW)
    paper.text(say(*title) + " {{ report.agency | agency }}", "Title")
    paper.space()
    paper.text(
        "{{ report.head.title }} ({{ report.head.document | cite }}). "
        + say("Số liệu tính đến hết ngày", "Figures as of")
        + " {{ report.day | day }}."
    )
    _sheet_figures(paper)
    _counted(paper, "I. Nhiệm vụ chủ trì", "I. Tasks led", "report.led")
    via = say("qua nhóm", "through the group")
    led = "{{ line.standing.task | title }}" + _via("line.line", via)
    columns = [
        column(paper, "id", "{{ line.standing.task.id }}"),
        column(paper, "task", led, width=44),
        column(paper, "product", '{{ line.standing.task.product or "–" }}', width=20),
        column(paper, "term", "{{ line.standing | term }}"),
        column(paper, "situation", "{{ line.standing | situation }}", width=23),
        column(paper, "reminders", "{{ words.times(line.reminders) }}", "r"),
        column(paper, "last", "{{ words.last_words(line.last) }}", width=30),
    ]
    with paper.unless_empty("report.led", say("Không chủ trì nhiệm vụ nào.", "Leads no task.")):
        paper.table(columns, ("for line in report.led",), say("Nhiệm vụ chủ trì", "Tasks led"))
    _counted(paper, "II. Nhiệm vụ phối hợp", "II. Tasks supported", "report.supported")
    columns = [
        column(paper, "id", "{{ line.task.id }}"),
        column(paper, "task", "{{ line.task | title }}" + _via("line", via), width=62),
        column(paper, "lead", "{{ line.task | leads }}", width=32),
        column(paper, "term", "{{ line.standing | term }}", width=24),
        column(paper, "situation", "{{ line.standing | situation }}"),
    ]
    nothing = say("Không phối hợp nhiệm vụ nào.", "Supports no task.")
    with paper.unless_empty("report.supported", nothing):
        caption = say("Nhiệm vụ phối hợp", "Tasks supported")
        paper.table(columns, ("for line in report.supported",), caption)
    concerns = (
        "III. Khó khăn, vướng mắc và kiến nghị chưa có ý kiến",
        "III. Problems and proposals unanswered",
    )
    _counted(paper, *concerns, "report.concerns")
    tables.concerns(paper)
    sections.marks(paper)
    paper.text('__{{ report | command }}; {{ report | command("", role="support") }}__', "Note")
    sections.made_by(paper)
    return paper.content()


def _sheet_figures(paper: Paper) -> None:
    def count(ids: str) -> str:
        return f"{{{{ {ids} | in_prose }}}}"

    direct, groups = count("report.now.direct"), count("report.now.through_groups")
    figures = {key: count(f"now.{key}") for key in (*tables.FIGURES,)}
    paper.text(
        paper.say(
            f"**{figures['total']} nhiệm vụ chủ trì** (trực tiếp {direct}, qua nhóm {groups}; kể cả "
            f"đưa ra khỏi kế hoạch {figures['cancelled']}): hoàn thành đúng hạn "
            f"{figures['done_on_time']}, hoàn thành quá hạn {figures['done_late']}, chưa hoàn thành "
            f"trong hạn {figures['in_term']}, **chưa hoàn thành quá hạn {figures['overdue']}**, "
            f"thường xuyên {figures['continuous']}, không có thời hạn {figures['undated']}, tạm dừng "
            f"{figures['suspended']}. Phối hợp: {count('report.supported')} nhiệm vụ.",
            f"**Leads {{{{ words.tasks(now.total) }}}}** (directly {direct}, through groups {groups}; "
            f"with {figures['cancelled']} withdrawn): done on time {figures['done_on_time']}, done "
            f"late {figures['done_late']}, not done within term {figures['in_term']}, **not done and "
            f"overdue {figures['overdue']}**, continuous {figures['continuous']}, undated "
            f"{figures['undated']}, suspended {figures['suspended']}. Supports "
            "{{ words.tasks(report.supported) }}.",
        )
    )
    paper.text("{{ words.sheet_rates(report) }}")


def _via(line: str, words: str) -> str:
    """The group through which the agency has a task."""
    return f"{{% if {line}.via %}} ({words} “{{{{ {line}.via | agency }}}}”){{% endif %}}"


def _counted(paper: Paper, vietnamese: str, english: str, lines: str, level: int = 1) -> None:
    """A heading with how many there are."""
    paper.heading(f"{paper.say(vietnamese, english)} ({{{{ {lines} | in_prose }}}})", level)


REPORTS: dict[str, Callable[[Language], bytes]] = {
    "weekly": weekly,
    **dict.fromkeys(
        ("monthly", "quarterly", "half-year", "nine-month", "yearly", "period"), official
    ),
    "brief": brief,
    "overdue": overdue,
    "letters": letters,
    "sheet": sheet,
}
LANGUAGES: tuple[Language, ...] = ("vi", "en")
WORD_TEMPLATES: dict[str, Callable[[], bytes]] = {
    f"{lang}/{name}.docx": partial(make, lang)
    for lang in LANGUAGES
    for name, make in REPORTS.items()
}
