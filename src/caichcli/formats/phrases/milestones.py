"""The milestones of a term in words: which are met and when, by how many, which missed."""

from collections.abc import Iterator

from caichcli.language.messages import say
from caichcli.language.wording import Language, day, number
from caichcli.plan.milestones import MilestoneStanding
from caichcli.plan.standing import Standing


def told(standing: Standing, lang: Language) -> Iterator[str]:
    """Which milestones were met and when, what goes on behind them, which were missed.

    Of what each of a group owes: by how many of them.
    """
    met = [
        _met(one, standing, lang)
        for one in standing.milestones
        if _some_met(one, standing) and one not in standing.missed
    ]
    if met and standing.onward:
        met[-1] += ", " + say(lang, "words.milestone_onward", what=_within(standing.onward))
    yield from met
    yield from missed(standing, lang)


def missed(standing: Standing, lang: Language) -> Iterator[str]:
    """The milestones that were missed: chậm mốc trình (31/3/2026); by a group, who is not late."""
    for one in standing.missed or _passed_over(standing):
        key = "words.milestone_missed" if one.action else "words.milestone_missed_plain"
        words = say(lang, key, what=_within(one.action), day=day(one.due, lang))
        yield f"{words}, {done_by(one, standing, lang)}" if standing.members else words


def _passed_over(standing: Standing) -> tuple[MilestoneStanding, ...]:
    """Of what one owes and is overdue, the milestones of which only later ones are met."""
    if standing.class_ != "overdue" or standing.members:
        return ()
    last = max((one.number for one in standing.milestones if one.completion), default=0)
    return tuple(one for one in standing.milestones[:last] if not one.completion)


def instead(standing: Standing) -> bool:
    """Whether the milestones tell how far one has come, and no status does."""
    if standing.onward:
        return True
    some_met = any(one.completion for one in standing.milestones)
    return some_met and standing.status is None and not standing.members


def last_report(standing: Standing, lang: Language) -> str:
    """What the last report says of the milestone that it names, or nothing."""
    update = standing.entries[-1].update
    if update.milestone is None or update.milestone > len(standing.milestones):
        return ""
    one = standing.milestones[update.milestone - 1]
    if one.completion and not standing.members:
        return _met(one, standing, lang)
    if update.status is None:
        return ""
    status = _within(say(lang, f"words.status_{update.status}"))
    if update.progress is not None and update.status == "in-progress":
        status += f" ({number(update.progress, lang)}%)"
    return say(lang, "words.milestone_status", what=_name(one, lang), status=status)


def done_by(one: MilestoneStanding, standing: Standing, lang: Language) -> str:
    """By how many of a group a milestone is met: 28/48 cơ quan đã hoàn thành."""
    from caichcli.plan.arrears import met_of

    met, of = met_of(one.number, standing.members)
    key = "page.met-of" if standing.complete else "page.met-open"
    words = say(lang, key, met=number(met, lang), all=number(of, lang))
    return say(lang, "page.met-done", met=words)


def _some_met(one: MilestoneStanding, standing: Standing) -> bool:
    if not standing.members:
        return one.completion is not None
    from caichcli.plan.arrears import met_of

    return met_of(one.number, standing.members)[0] > 0


def _met(one: MilestoneStanding, standing: Standing, lang: Language) -> str:
    if standing.members:
        by = done_by(one, standing, lang)
        return say(lang, "words.milestone_status", what=_name(one, lang), status=by)
    if one.completed is None:
        completion = say(
            lang, f"words.completed_{one.completion.word if one.completion else 'unknown'}"
        )
        what = _within(one.action) if one.action else ""
        return say(lang, "words.milestone_met_stated", what=what, how=completion)
    late = one.days_late
    how = say(lang, "words.milestone_late", days=number(late, lang)) if late else ""
    how = how or say(lang, "words.milestone_on_time")
    words = {"day": day(one.completed, lang), "how": how, "due": day(one.due, lang)}
    if not one.action:
        return say(lang, "words.milestone_met_plain", **words)
    return say(lang, "words.milestone_met", what=_within(one.action), **words)


def _name(one: MilestoneStanding, lang: Language) -> str:
    return _within(one.action) if one.action else day(one.due, lang)


def _within(words: str) -> str:
    """Words of a document within a sentence: a capital only where more of them follow."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words
