"""Sentences that assign tasks: "Giao Bộ Nội vụ triển khai …; tổng hợp …".

Who leads is stated by a sentence, or carried on from the one before in the same paragraph; a
term is taken only where the sentence says that it is one.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from caichcli.importers.agencies import names
from caichcli.importers.agencies.cells import AgencyReader, CellReading
from caichcli.importers.grids.grid import GridParagraph
from caichcli.importers.marks import WordPattern
from caichcli.importers.prose.lines import ProseLine, ends
from caichcli.importers.task_tables import numbers
from caichcli.importers.task_tables.numbers import RowNumber
from caichcli.importers.task_tables.wordings import Role
from caichcli.plan import deadlines
from caichcli.plan.book import EARLIEST, LATEST
from caichcli.plan.deadlines import UnreadableDeadline
from caichcli.plan.kinds import LeadBasis

LONGEST_LEAD = 300  # characters before the verb
# What officials are told to do: a sentence's own words begin with one of these.
_VERBS = (
    "tiếp tục|triển khai|xây dựng|tăng cường|rà soát|chủ trì|chủ động|phối hợp|tham mưu|tổng hợp"
    "|báo cáo|theo dõi|đôn đốc|kiểm tra|hướng dẫn|ban hành|trình|tổ chức|thực hiện|nghiên cứu"
    "|đề xuất|hoàn thiện|hoàn thành|đẩy mạnh|nâng cao|bố trí|cập nhật|công bố|thẩm định|đánh giá"
    "|lập|chỉ đạo|quán triệt|tuyên truyền|khẩn trương|kịp thời|tập trung|sửa đổi|giải quyết|xử lý"
    "|đề cao|phát hiện|cụ thể hóa|cụ thể hoá|bảo đảm|đảm bảo|đổi mới|phát huy|duy trì|vận hành"
    "|nghiêm túc|kết nối|chuẩn hóa|số hóa|công khai|thanh tra|giám sát|tham gia|cung cấp"
    "|gửi|đăng tải"
)
_ORDER = WordPattern(
    r"(?P<order>(?:.{0,80}?\b)?(?:giao|yêu cầu|đề nghị|phân công)(?: cho)?|đối với)\s+(?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
_DUTY = WordPattern(
    rf"[\s,]+(?:là [^,]+,\s*)?(?P<duty>(?:có|chịu) trách nhiệm\s+)?(?P<task>(?:{_VERBS})\b)",
    re.IGNORECASE,
)
_TOPIC = WordPattern(r"về (?P<name>[^:.;]{3,120}):\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_OPENING = WordPattern(
    r"(?:(?:cũng )?trong (?:năm|quý|tháng) [\w/]+,?\s+(?:sẽ\s+)?|theo kế hoạch,?\s+|cũng\s+)",
    re.IGNORECASE,
)
# Sentences end at full stops and semicolons; an adverb of haste behind a comma begins another.
_SENTENCES = re.compile(r"(?<=[.;…])\s+(?=\S)|(?<=,)\s+(?=(?:kịp thời|đồng thời)\s)", re.IGNORECASE)
_DONE = WordPattern(r"\b(?:đã|đang|sẽ|được)$", re.IGNORECASE)
_BEGINS_TASK = WordPattern(rf"(?:{_VERBS}|trên cơ sở|căn cứ|phấn đấu)\b", re.IGNORECASE)
_SUPPORT = WordPattern(
    rf"chủ trì,?\s+phối hợp (?:với|cùng) (?P<who>.{{2,{LONGEST_LEAD}}}?)[\s,]+"
    rf"(?P<task>(?!phối hợp|chủ trì)(?:{_VERBS})\b.*)",
    re.IGNORECASE | re.DOTALL,
)
# A term stands behind one of these verbs; or, whatever the verb, it is a limit or how often.
_TERM = WordPattern(
    r"(?:\b(?:hoàn thành|xong|trình|gửi|báo cáo|ban hành)\b[^.;]{0,80}?\b"
    r"(?=(?:trước|chậm nhất|trong|đến hết|định kỳ|hằng|hàng)\s)"
    r"|\b(?=(?:trước (?:ngày|tháng|quý)|chậm nhất)\s)|^\W*(?=(?:định kỳ )?(?:hằng|hàng)\s))"
    r"(?P<term>[^.;()]{2,60})",
    re.IGNORECASE,
)
_FEWEST = 5  # words of what is to be done
_END = " \t\n.;,…/"


class _Lead(Struct, frozen=True):
    """Who is told to do what follows; ``text`` as written."""

    text: str = ""
    is_known: bool = False


def read(paragraphs: Sequence[GridParagraph], reader: AgencyReader) -> list[ProseLine]:
    """The lines of a text whose sentences assign tasks; none where no sentence does."""
    lines: list[ProseLine] = []
    above = _Lead()  # of a numbered heading that is an agency: what stands below is its
    level = ""  # the kind of that heading's number
    for at, paragraph in enumerate(paragraphs):
        if ends(paragraph.text):
            lines += [
                ProseLine(each.number, "text", {"other": each.text}) for each in paragraphs[at:]
            ]
            break
        before = numbers.before(paragraph.text)
        number, text = before or (None, paragraph.text)
        label = paragraph.text[: len(paragraph.text) - len(text)].strip()
        if number is not None and number.kind != "bullet" and _is_body(text, reader):
            above = _Lead(text.strip(" :."), True)
            heading = _heading(paragraph, number, label, text.strip(" :."))
            heading.kind = "group" if number.kind == "decimal" else "area"
            level = number.kind
            lines.append(heading)
        elif number is not None and (
            (above.is_known and number.kind != level) or _lead_of(text, reader)[0].is_known
        ):
            above = _Lead() if number.kind == level else above
            lines.append(_item(paragraph, number, label, text, above, reader))
        elif (topic := _TOPIC.fullmatch(text)) and _orders(topic["rest"], reader):
            above = _Lead()
            yielded = list(_tasks(paragraph, topic["rest"], reader, needs_order=False))
            name = topic["name"].strip()
            area = _heading(
                paragraph, None, text[: topic.start("name")], name[:1].upper() + name[1:]
            )
            lines += [area, *yielded]
        elif tasks := list(_tasks(paragraph, text, reader, needs_order=True)):
            above = _Lead()
            heading = _heading(paragraph, None, "", _opening(text), ("area-unnamed",))
            heading.within = frozenset({"title"})
            lines += [heading, *tasks]
        elif above.is_known and _orders(text, reader):
            lines += _duties(paragraph, text, above, level)
        else:
            lines.append(ProseLine(paragraph.number, "text", {"other": paragraph.text}))
    return lines if any(line.kind in ("task", "sub-task") for line in lines) else []


def _heading(
    paragraph: GridParagraph,
    number: RowNumber | None,
    label: str,
    name: str,
    doubts: tuple[str, ...] = (),
) -> ProseLine:
    words: dict[Role, str] = {"number": label, "title": name}
    return ProseLine(paragraph.number, "area", words, number, doubts=doubts)


def _opening(text: str) -> str:
    """The first words of a paragraph, where it has no name."""
    words = text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


def _is_body(text: str, reader: AgencyReader) -> bool:
    """Whether a paragraph is an agency's name alone: what stands below is for it to do."""
    name = re.sub(r"^(?:Giao|Yêu cầu|Đề nghị)\s+", "", text.strip(" :."))
    if len(name) > LONGEST_LEAD or not (names.begins_name(name) or names.begins_many(name)):
        return False
    reading = reader.read(name)
    return isinstance(reading, CellReading) and bool(reading.names) and not _ORDERED.search(name)


_ORDERED = WordPattern(rf"\b(?:{_VERBS}|trách nhiệm)\b", re.IGNORECASE)


def _orders(text: str, reader: AgencyReader) -> bool:
    """Whether a sentence says what is to be done, in more than a few words."""
    is_told = _BEGINS_TASK.match(text) is not None or _lead_of(text, reader)[0].is_known
    opening = _OPENING.match(text)
    is_opened = opening is not None and _BEGINS_TASK.match(text[opening.end() :]) is not None
    return (is_told or is_opened) and len(text.split()) >= _FEWEST


def _tasks(
    paragraph: GridParagraph, text: str, reader: AgencyReader, *, needs_order: bool
) -> Iterator[ProseLine]:
    """The tasks of a paragraph's sentences; none where it must order something and does not."""
    sentences = [part for part in _SENTENCES.split(text) if part.strip(_END)]
    leads = [_lead_of(sentence, reader) for sentence in sentences]
    if needs_order and not (leads and leads[0][0].is_known):
        return
    lead = _Lead()
    for sentence, (stated, task) in zip(sentences, leads, strict=True):
        if stated.text:
            lead = stated
        yield _task(paragraph, sentence, task, lead, is_stated=bool(stated.text))


def _item(
    paragraph: GridParagraph,
    number: RowNumber,
    label: str,
    text: str,
    above: _Lead,
    reader: AgencyReader,
) -> ProseLine:
    """A numbered paragraph as one task, of the agency that it names or that stands above."""
    stated, task = _lead_of(text, reader)
    lead = stated if stated.text else above
    line = _task(paragraph, text, task, lead, is_stated=lead.is_known)
    line.words["number"] = f"{label} {line.words['number']}".strip()
    line.number = None if number.kind == "bullet" else number
    line.kind = "sub-task" if number.kind in ("small", "bullet") else "task"
    return line


def _duties(paragraph: GridParagraph, text: str, lead: _Lead, level: str) -> Iterator[ProseLine]:
    """The sentences of a paragraph without a number, below the name of the agency they are for."""
    for sentence in filter(lambda part: part.strip(_END), _SENTENCES.split(text)):
        line = _task(paragraph, sentence, sentence, lead, is_stated=True)
        line.kind = "sub-task" if level == "decimal" else "task"
        yield line


def _task(
    paragraph: GridParagraph, sentence: str, task: str, lead: _Lead, *, is_stated: bool
) -> ProseLine:
    """A sentence as a task: its own words, who leads and supports, and a term that it states."""
    title = task.strip(_END)
    words: dict[Role, str] = {"title": title[:1].upper() + title[1:]}
    doubts: list[str] = []
    within: set[Role] = {"support", "deadline"}
    head = sentence.strip().removesuffix(task.strip())
    if lead.is_known:
        words["lead"] = lead.text
        within |= set() if lead.text in head else {"lead"}
        head = head.replace(lead.text, " ", 1)
        doubts += [] if is_stated else ["lead-carried"]
    elif lead.text:
        doubts.append("lead-unread")
    if support := _SUPPORT.match(title):
        words["support"] = support["who"].strip(" ,")
    words["number"] = " ".join(re.findall(r"\w\S*", head))
    term = term_of(sentence)
    if term:
        words["deadline"] = term
        doubts.append("term-in-sentence")
    basis: LeadBasis = "unstated"
    if lead.is_known:
        basis = "stated" if is_stated else "carried"
    return ProseLine(
        paragraph.number,
        "task",
        words,
        source=sentence.strip(),
        basis=basis,
        doubts=tuple(doubts),
        within=frozenset(within),
    )


def order_of(text: str, reader: AgencyReader) -> str:
    """Return the bodies that a sentence tells to do something, as written; "" of none known."""
    lead, _ = _lead_of(text, reader)
    return lead.text if lead.is_known else ""


def _lead_of(sentence: str, reader: AgencyReader) -> tuple[_Lead, str]:
    """Who a sentence tells to do something, and what; the sentence where it tells nobody.

    A lead that is not known is one whose name is not understood.
    """
    opening = _OPENING.match(sentence)
    rest = sentence[opening.end() :] if opening else sentence
    order = _ORDER.fullmatch(rest)
    if order:
        lead = _who(order["rest"], reader)
        return lead or (_Lead(order["rest"][:LONGEST_LEAD]), rest)
    return (None if _BEGINS_TASK.match(rest) else _who(rest, reader)) or (_Lead(), rest)


def _who(text: str, reader: AgencyReader) -> tuple[_Lead, str] | None:
    """The bodies that a text begins with, before what they are to do; those that are known first.

    A verb may be within a name: các thành viên của Ban Chỉ đạo.
    """
    answers: list[tuple[int, _Lead, str]] = []
    for mark in _DUTY.finditer(text[:LONGEST_LEAD]):
        who = text[: mark.start()].strip(" ,")
        is_name = names.begins_name(who) or names.is_group(who)
        reading = reader.read(who) if is_name and not _DONE.search(who) else None
        if isinstance(reading, CellReading) and _is_sure(reading):
            is_known = all(one.in_register for one in reading.names)
            rank = 0 if is_known else 1 if mark["duty"] else 2
            answers.append((rank, _Lead(who, True), text[mark.start("task") :]))
    if not answers:
        return None
    _, lead, task = min(answers, key=lambda each: each[0])
    return lead, task


def _is_sure(reading: CellReading) -> bool:
    """Whether a reading names bodies and nothing besides."""
    is_whole = not (reading.rest or reading.nobody or reading.is_cut or reading.open_at)
    return is_whole and all(
        one.in_register or (one.doubt is None and not one.near) for one in reading.names
    )


def term_of(sentence: str) -> str:
    """Return the longest beginning of what a sentence says of its time that is a term."""
    for match in _TERM.finditer(sentence):
        words = match["term"].split()
        for end in range(len(words), 1, -1):
            term = " ".join(words[:end]).strip(_END)
            answer = deadlines.read(term, EARLIEST, LATEST)
            if not isinstance(answer, UnreadableDeadline) or answer.reason == "which-year":
                return term
    return ""
