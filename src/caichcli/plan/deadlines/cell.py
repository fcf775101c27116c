"""A whole cell: its parts, what joins them, and the words around them."""

from caichcli.plan.deadlines import phrases
from caichcli.plan.deadlines.patterns import CellText, Cursor, WordSet
from caichcli.plan.deadlines.points import point_at
from caichcli.plan.deadlines.prose import HEADS, names_event, pass_document, skim
from caichcli.plan.deadlines.recurring import recurring, repeated, with_days
from caichcli.plan.deadlines.scanners import weekday
from caichcli.plan.deadlines.terms import RawPart, dated, openings
from caichcli.plan.deadlines.values import TermRefusal

_LOOKED_AT = 40
_CLOSING = frozenset(("", ",", ";", ".", ")", "(", ":", "-", "+", "&", "./."))
_FROM, _TO = WordSet("từ kể"), WordSet("đến tới")
_INSIDE_CONDITION = WordSet("trước chậm muộn trễ không")


def raw_parts(text: CellText) -> list[RawPart]:
    """Return the parts of a cell in the order written; raises TermRefusal with the reason."""
    cursor = Cursor(text)
    parts: list[RawPart] = []
    beside_prose = False
    while True:
        joint = _joint(cursor)
        if not cursor.next().text:
            break
        begin = cursor.at
        part = _part(cursor, first=not parts, tail=bool(parts) and joint in (",", ":", "apart"))
        if part is not None:
            if parts and part.begin == begin and not beside_prose:
                part = part._replace(joint=joint)
                _check_joint(text, parts[-1], part)
            _mark_onward(cursor, parts, part, begin)
            parts.append(part._replace(begin=begin, term_at=part.begin))
        elif parts:
            _mark_onward(cursor, parts, None, begin)
        end = cursor.at
        _pass_words_behind(cursor, goes_on=part is not None and part.kind == "continuous")
        beside_prose = cursor.at > end or part is None
        if parts:
            parts[-1] = parts[-1]._replace(end=cursor.at + (cursor.next().text == ")"))
    if not parts:
        raise TermRefusal("no-term")
    return with_days(parts)


def _mark_onward(cursor: Cursor, parts: list[RawPart], part: RawPart | None, begin: int) -> None:
    """Keep the words of work that goes on without a day, behind the part that was before it."""
    dated = bool(parts) and parts[-1].kind == "dated" and parts[-1].onward is None
    undated = part is None or part.kind in ("continuous", "conditional")
    goes_on = part is not None and part.kind == "continuous"
    if dated and undated and (goes_on or phrases.GOING_ON.fit(cursor.text, begin)):
        parts[-1] = parts[-1]._replace(onward=(begin, cursor.at))


def _pass_words_behind(cursor: Cursor, *, goes_on: bool) -> None:
    """Take what a term is followed by: its hour, words in brackets, whom it is for.

    Behind what ``goes_on`` always, any words that do not speak of time.
    """
    hour = phrases.LATE_HOUR.fit(cursor.text, cursor.at)
    if hour and hour.slots["hour"] > 0:
        cursor.at = hour.end
    if cursor.take(phrases.REMARK) is None and cursor.next().text == "(":
        inside = Cursor(cursor.text, cursor.at + 1)
        if skim(inside, _whole_term, clause=True, tail=True) and inside.mark(")"):
            cursor.at = inside.at
    skim(cursor, _whole_term, clause=True, tail=goes_on)


def whole_terms(text: CellText) -> list[tuple[int, int]]:
    """Return where in a refused text whole terms stand, first and last token of each.

    Only its first words are looked at: what is longer is no cell with a slip.
    """
    places = []
    at = 0
    while text.tokens[at].text and at < _LOOKED_AT:
        cursor = Cursor(text, at)
        try:
            whole = _whole_term(cursor)
        except TermRefusal:
            whole = False
        if whole:
            places.append((at, cursor.at))
        at = cursor.at if whole else at + 1
    return places


def _part(cursor: Cursor, first: bool, tail: bool) -> RawPart | None:
    """Return the next part, perhaps behind an action; none for an action without a term."""
    begin = cursor.at
    if not first and cursor.take(phrases.VISION) is not None:
        return None
    part = _timed_part(cursor, first, tail)
    if part and part.kind == "dated" and tail and phrases.FOLLOW_ON.fit(cursor.text, begin):
        return RawPart("continuous", begin, cursor.at)
    return part


def _timed_part(cursor: Cursor, first: bool, tail: bool) -> RawPart | None:
    begin = cursor.at
    part = _term(cursor) or _condition(cursor)
    if part is None and first and cursor.take(phrases.MANNERS) is not None:
        part = RawPart("conditional", begin, cursor.at, unfinished=True)
    if part is None and not first and cursor.take(phrases.PERIODICALLY) is not None:
        return RawPart("conditional", begin, cursor.at)  # "thường xuyên, định kỳ"
    if part is None:
        if not skim(cursor, _whole_term, tail=tail):
            raise _unknown(cursor)
        end = cursor.at
        if cursor.next().text in ("(", ":"):
            cursor.at += 1
        part = _term(cursor) or _condition(cursor)
        if part is None:
            cursor.at = end
            if names_event(Cursor(cursor.text, begin), end):
                return RawPart("conditional", begin, end)
            return None
    if part.unfinished:
        _pass_condition(cursor, since=_FROM.at(cursor.text, part.begin))
    return part


def _unknown(cursor: Cursor) -> TermRefusal:
    if openings(cursor).periodic:
        return TermRefusal("no-frequency")
    if (hit := weekday(cursor.text, cursor.at)) is not None:  # "thứ Sáu": which one?
        name = "chủ nhật" if hit[0] == 7 else f"thứ {hit[0] + 1}"
        return TermRefusal("no-frequency", (f"{name} hằng tuần",))
    return TermRefusal("unknown-words")


def _term(cursor: Cursor) -> RawPart | None:
    """Return a date, range, frequency or "thường xuyên" that begins here."""
    begin = cursor.at
    lasting = _begins_in_number(cursor) and cursor.take(phrases.LASTING) is not None
    fit = cursor.take(phrases.CONTINUOUS)
    if fit is not None:
        if fit.value == "later":
            _pass_later_term(cursor)
        return RawPart("continuous", begin, cursor.at, unfinished=fit.value == "and more")
    if not lasting and _counted(cursor) is not None:
        cursor.at = begin
        return None
    opening = openings(cursor)
    start = cursor.at
    part = recurring(cursor, begin, opening)
    if part is None:
        cursor.at = start
        part = dated(cursor, begin, opening)
        if part is not None:
            part = repeated(cursor, part) or _until_event(cursor, part)
            if part.kind == "dated" and opening.periodic:
                raise TermRefusal("no-frequency")
    if part is None:
        cursor.at = begin
    return part


def _pass_later_term(cursor: Cursor) -> None:
    """Take the term that years still to come have, if one follows: các năm sau trước 15/12."""
    behind = Cursor(cursor.text, cursor.at + (cursor.next().text == ":"))
    if _term(behind) is None:
        behind = Cursor(cursor.text, cursor.at)
        if not skim(behind, _whole_term, clause=True) or _term(behind) is None:
            return
    cursor.at = behind.at


def _begins_in_number(cursor: Cursor) -> bool:
    token = cursor.next()
    return token.number >= 0 or token.text == "½"


def _until_event(cursor: Cursor, part: RawPart) -> RawPart:
    """từ tháng 12/2025 (đến khi ...); trước ngày 30/6 của năm cuối kỳ kế hoạch."""
    if part.items[-1].open:
        cursor.take(phrases.ONWARDS)
        event = cursor.take(phrases.UNTIL_EVENT) is not None
        return part._replace(kind="conditional", unfinished=event)
    if all(item.yearless for item in part.items) and cursor.take(phrases.OF_SOME_YEAR):
        return part._replace(kind="conditional", items=(), unfinished=True)
    return part


def _whole_term(cursor: Cursor) -> bool:
    """Return whether a term begins here behind which nothing unknown follows."""
    part = _term(cursor)
    if part is None:
        return False
    text, at = cursor.text, cursor.at
    return (
        part.unfinished
        or text.tokens[at].text in _CLOSING
        or (part.kind == "continuous" and _goes_on(text, at))
        or any(
            table.fit(text, at) is not None
            for table in (phrases.JOINTS, HEADS, phrases.TRIGGERS, phrases.CONTINUOUS)
        )
    )


def _goes_on(text: CellText, at: int) -> bool:
    """Return whether words behind "thường xuyên" leave it so: với các địa phương; từ năm 2027."""
    if _term(Cursor(text, at)) is not None:
        return True
    behind = Cursor(text, at)
    prose = skim(behind, lambda _: False, clause=True, tail=True)
    return prose and behind.next().text in _CLOSING


def _counted(cursor: Cursor) -> RawPart | None:
    """trong thời hạn 10 ngày kể từ ngày nhận Kế hoạch: waits for that day."""
    begin = cursor.at
    while cursor.take(phrases.LENGTH_OPENINGS) is not None:
        pass
    has_opening = cursor.at > begin
    fit = cursor.take(phrases.COUNTED)
    if fit is not None and fit.value == "anchored":
        anchor = Cursor(cursor.text, cursor.at)
        openings(anchor)
        if point_at(anchor.text, anchor.at) is not None:
            raise TermRefusal("counted-days")
        return RawPart("conditional", begin, cursor.at, unfinished=True)
    # "6 tháng" alone may be half a year: a slip that points know.
    length = fit is not None and (has_opening or fit.slots["unit"] != "month")
    if length and cursor.next().text in _CLOSING - {"-"}:
        raise TermRefusal("counted-days")
    cursor.at = begin
    return None


def _condition(cursor: Cursor) -> RawPart | None:
    """sau khi ..., theo tiến độ ..., đột xuất: a day that nobody can name yet."""
    begin = cursor.at
    part = _counted(cursor)
    if part is None and (fit := cursor.take(phrases.TRIGGERS)) is not None:
        ended = cursor.next().text in _CLOSING - {":"}
        needs_more = fit.value == "what" and ended
        needs_term = fit.value == "except" and begin == 0
        if needs_more or needs_term or (fit.value == "alone" and not ended):
            raise TermRefusal("unknown-words")
        part = RawPart("conditional", begin, cursor.at, unfinished=True)
    return part


def _pass_condition(cursor: Cursor, since: bool) -> None:
    """Pass over a condition's words, to a term of its own or the end.

    What holds ``since`` an event and to a date is neither open nor a range.
    """
    text = cursor.text
    while text.tokens[cursor.at].text:
        if pass_document(cursor) or _pass_remark(cursor):
            continue
        after = Cursor(text, cursor.at)
        if text.tokens[cursor.at].text != "-" and _joint(after):
            if _whole_term(Cursor(text, after.at)) or _action_with_term(Cursor(text, after.at)):
                return
            if text.tokens[cursor.at].text == ";" and phrases.TRIGGERS.fit(text, after.at):
                return
        elif _INSIDE_CONDITION.at(text, cursor.at) and _whole_term(Cursor(text, cursor.at)):
            return
        elif since and _TO.at(text, cursor.at) and _whole_term(Cursor(text, cursor.at)):
            raise TermRefusal("two-readings")
        cursor.at += 1


def _pass_remark(cursor: Cursor) -> bool:
    """Take a bracket within a condition: when it is to come about (dự kiến quý II) is no term."""
    if cursor.next().text != "(":
        return False
    behind = cursor.text.tokens[cursor.at : cursor.at + _LOOKED_AT]
    length = next((at for at, token in enumerate(behind, 1) if token.text == ")"), 0)
    cursor.at += length
    return length > 0


def _action_with_term(cursor: Cursor) -> bool:
    """Return whether an action begins that leads to a date: hoàn thành trong tháng 12."""
    return (
        HEADS.fit(cursor.text, cursor.at) is not None
        and skim(cursor, _whole_term, clause=True)
        and phrases.FREQUENCIES.fit(cursor.text, cursor.at) is None
        and phrases.CONTINUOUS.fit(cursor.text, cursor.at) is None
        and _whole_term(cursor)
    )


def _joint(cursor: Cursor) -> str:
    """Take what stands between two parts, the weightiest of: "or", "apart", ":", ","."""
    joints = set()
    while (fit := cursor.take(phrases.JOINTS)) is not None:
        joints.add(fit.value)
    return next((joint for joint in ("or", "apart", ":", ",") if joint in joints), "")


def _bounds(part: RawPart) -> bool:
    """Return whether a part may name the months of a year in which something recurs."""
    heads = {item.due.head for item in part.items}
    return not heads & {"day", "year"} and not any(item.before or item.ends for item in part.items)


def _check_joint(text: CellText, before: RawPart, part: RawPart) -> None:
    """Refuse parts that nothing, ":" or "hoặc" joins where two readings are left."""
    if part.joint in ("or", ":") and before.kind == part.kind == "dated":
        raise TermRefusal("two-readings")  # "năm 2025: trước 30/6" too
    if before.kind == "dated" and phrases.WHOLE_YEAR.fit(text, part.begin) is not None:
        raise TermRefusal("two-readings", ("định kỳ 6 tháng, năm",))  # "6 tháng đầu năm, cả năm"
    if part.kind == "recurring" and any(item.after for item in before.items):
        raise TermRefusal("two-readings")  # "sau ngày 31/12 hằng năm"
    if part.joint != "" or part.kind in ("continuous", "conditional"):
        return
    if before.kind == "recurring" and part.kind == "dated" and _bounds(part):
        raise TermRefusal("two-readings")  # "hằng tháng từ tháng 3 đến tháng 11": not each month
    yearless = any(item.yearless for item in (*before.items, *part.items))
    if part.kind == "recurring":
        doubtful = before.kind == "dated" or (before.kind == "conditional" and yearless)
    elif before.kind == "dated":
        doubtful = yearless or part.items[0].due.head == "year"
    else:
        doubtful = text.tokens[part.begin].number >= 0  # "theo năm 2020"
    if doubtful:
        raise TermRefusal("two-readings")
