"""What is said of a paper beside the plan, at the screen and on a page."""

from collections.abc import Iterator

from caichcli.formats.phrases import differences
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, number
from caichcli.services.reporting.statements import Count, Statement
from caichcli.services.reporting.verification import FigureChange, PaperClaim, Verification


def lines(path: str, claim: PaperClaim, answer: Verification, lang: Language) -> Iterator[str]:
    """Yield what is said of a paper: as a whole, then where it differs, then what it is of."""
    count = number(answer.comparison.filled, lang)
    yield say(lang, f"verify.{_outcome(claim, answer)}", path=path, count=count)
    yield from _details(claim, answer, lang)


def _outcome(claim: PaperClaim, answer: Verification) -> str:
    """Which of the sentences on the paper as a whole holds."""
    if answer.comparison.differences:
        return "differs-now" if answer.only_now else "changed"
    if claim.state == "whole":
        return "whole"
    if claim.statement is None:
        return "as-now"
    return "filled" if answer.comparison.filled else "saved-again"


def _details(claim: PaperClaim, answer: Verification, lang: Language) -> Iterator[str]:
    before = "now" if answer.only_now else "then"
    for difference in answer.comparison.differences:
        yield differences.line(difference, lang, before=before)
    if claim.statement:
        yield _origin(claim.statement, lang)
    if answer.only_now:
        yield say(lang, f"verify.only-now-{answer.only_now}")
    if answer.other_making:
        yield say(lang, "verify.other-making")
    if answer.changes:
        yield say(lang, "verify.other-figures")
        for change in answer.changes:
            yield _change(change, answer.due_soon_days, lang)
    elif claim.statement:
        yield say(lang, "verify.same-inputs" if answer.same_inputs else "verify.same-figures")


def _origin(statement: Statement, lang: Language) -> str:
    commit = statement.revision
    return say(
        lang,
        "verify.origin",
        report=statement.report,
        plan=statement.plan,
        as_of=day(statement.as_of, lang),
        made=day(statement.today, lang),
        version=statement.version,
        revision=say(lang, "verify.revision", revision=commit) if commit else "",
        digest=statement.digest,
    )


def _change(change: FigureChange, due_soon_days: int, lang: Language) -> str:
    same_number = change.then is not None and change.then.number == change.now.number
    return say(
        lang,
        "verify.other-tasks" if same_number else "verify.then-and-now",
        figure=say(lang, f"words.{change.name}", days=number(due_soon_days, lang)),
        then=_number(change.then, lang),
        now=_number(change.now, lang),
    )


def _number(count: Count | None, lang: Language) -> str:
    return number(count.number, lang) if count else "–"
