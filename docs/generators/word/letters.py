"""The Word template of the letters that urge (công văn đôn đốc)."""

from caichcli.language.wording import Language
from docs.generators.word import letterhead, sections
from docs.generators.word.paper import Paper
from docs.generators.word.tables import column


def letter(lang: Language) -> bytes:
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
        "Thực hiện {{ report.head.title }} ({{ report.head.document | cite }}), tính đến hết "
        f"ngày {{{{ report.day | day }}}}, {whom} còn **{{{{ report.overdue | in_prose }}}} nhiệm "
        "vụ chưa hoàn thành, quá hạn**",
        "Of {{ report.head.title }} ({{ report.head.document | cite }}), as of "
        f"{{{{ report.day | day }}}}, {whom} has **{{{{ words.tasks(report.overdue) }}}} not done "
        "and overdue**",
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
            "Đề nghị báo cáo tình hình {{ report.past_period | in_prose }} nhiệm vụ văn bản không "
            f"ấn định thời hạn riêng mà kỳ kế hoạch đã hết: {past}.",
            "Please report on {{ words.tasks(report.past_period) }} without a deadline of its own, "
            f"the plan's period being over: {past}.",
        )
    )
    paper.tag("endif")
