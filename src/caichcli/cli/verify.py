"""``caich verify``: is it still what caich made, would today's plan give the same?"""

from typing import Annotated

import typer

from caichcli.cli import options, session
from caichcli.cli.usage import FINDINGS
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, number
from caichcli.services import verification
from caichcli.services.statements import Count, Statement
from caichcli.services.verification import FigureChange


def command(
    file: Annotated[str, typer.Argument(metavar="file", help="option.paper")],
    lang: options.Lang = "vi",
) -> int:
    """Say both of a paper; return FINDINGS where one of them is not so."""
    here = session.start(lang)
    claim = verification.read(here, file)
    print(say(here.lang, f"verify.{claim.state}", path=file))
    print(_origin(claim.statement, here.lang))
    answer = verification.compare(here, claim.statement)
    if answer.changes:
        print(say(here.lang, "verify.other-figures"))
        for change in answer.changes:
            print(_change(change, answer.due_soon_days, here.lang))
        return FINDINGS
    print(say(here.lang, "verify.same-inputs" if answer.same_inputs else "verify.same-figures"))
    return FINDINGS if claim.state == "changed" else 0


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
