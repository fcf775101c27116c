"""What a paper says of inspections, remedies and initiatives, beside the plan's log.

A count is held to the log where its words are those of one figure of ``caich inspections``,
``shortcomings`` or ``initiatives``, of the whole plan.
"""

import re
from collections.abc import Iterator

from caichcli.audit.claims import Claim
from caichcli.audit.log.figures import WHOLE, PlanFigures, of_words, scope_of
from caichcli.audit.words.statements import FigureText

_NUMBER = r"(\d[\d.,]*)"
# A figure, and the words that tell it.
_WORDINGS: tuple[tuple[str, str], ...] = (
    ("units_inspected", r"đã kiểm tra (?:được )?#(?:/[\d.]+)? đơn vị"),
    ("units_planned", r"đã kiểm tra (?:được )?[\d.]+/# đơn vị|kế hoạch kiểm tra # đơn vị"),
    ("units_concluded", r"(?:có|báo cáo|thông báo) kết luận (?:tại |đối với )?# đơn vị"),
    ("units_overdue", r"quá thời gian dự kiến, chưa kiểm tra # đơn vị"),
    ("units_postponed", r"dời thời gian # đơn vị"),
    ("units_not_held", r"không tiến hành # đơn vị"),
    ("units_unplanned", r"kiểm tra ngoài kế hoạch # đơn vị"),
    ("found", r"(?:nêu|theo kết luận kiểm tra) # tồn tại"),
    ("remedied", r"đã khắc phục #"),
    ("remedy_in_term", r"chưa khắc phục xong, trong hạn #"),
    ("remedy_overdue", r"chưa khắc phục xong, quá hạn #"),
    ("initiatives_proposed", r"sáng kiến đề xuất, chưa áp dụng:? #"),
    ("initiatives_applied", r"giải pháp, cách làm mới đang áp dụng:? #"),
    ("initiatives_recognised", r"sáng kiến được công nhận:? #"),
    ("units_inspected", r"#/[\d,]+ units (?:\([^)]*\) )?inspected"),
    ("units_planned", r"[\d,]+/# units (?:\([^)]*\) )?inspected"),
    ("units_concluded", r"with a signed conclusion: #"),
    ("units_overdue", r"past their time and not inspected: #"),
    ("found", r"# shortcomings (?:found|to be remedied)"),
    ("remedied", r"(?<!not )remedied #"),
    ("remedy_in_term", r"not remedied, in term #"),
    ("remedy_overdue", r"not remedied, overdue #"),
    ("initiatives_proposed", r"proposed, not applied yet: #"),
    ("initiatives_applied", r"(?<!not )applied: #"),
    ("initiatives_recognised", r"recognised: #"),
)


def of_statement(statement: FigureText, log: PlanFigures) -> Iterator[Claim]:
    """Yield a claim for each figure of inspections, remedies and initiatives that is told."""
    if not log.duties:
        return
    for key, wording in _WORDINGS:
        for match in re.finditer(wording.replace("#", _NUMBER), statement.lower):
            at = match.start(1)
            sentence = statement.between(statement.sentence_start(at), at)
            if key in log.duties and scope_of(sentence, log) == WHOLE:
                numeral = match[1].rstrip(".,")
                right = log.duties[key]
                told = int(re.sub(r"\D", "", numeral))
                words = numeral if told == right else str(right)
                yield of_words(statement.prose, at, numeral, words, key, log)
