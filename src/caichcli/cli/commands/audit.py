"""``caich audit``: the figures of papers that someone wrote, held against each other."""

import sys
from typing import Annotated

import typer
from msgspec import structs

from caichcli.cli import options, session
from caichcli.cli.output import has_colour
from caichcli.cli.usage import FINDINGS, Misuse
from caichcli.formats import findings
from caichcli.formats.answers import audit as words
from caichcli.formats.json_text import dumps
from caichcli.language.messages import say
from caichcli.services import audits
from caichcli.services.audits import LogRequest
from caichcli.services.errors import one_of


def command(
    files: Annotated[list[str], typer.Argument(metavar="files", help="option.audit_files")],
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    agency: options.Agencies = None,
    period: Annotated[
        str | None, typer.Option("--period", metavar="period", help="option.audit_period")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="option.audit_all")] = False,
    word: Annotated[
        str | None, typer.Option("--word", metavar="file", help="option.audit_word")
    ] = None,
    force: options.Force = False,
    format_: options.FindingsFormat = None,
    lang: options.Lang = "vi",
) -> int:
    """Tell what cannot be true and what says less than it seems; return 1 for the first."""
    here = session.start(lang)
    kind = one_of(format_ or "text", findings.FORMATS, "format")
    if word is not None and len(files) > 1:
        raise Misuse("audit.word-of-one")
    log = None
    if plan or as_of or agency or period:
        log = audits.log(here, LogRequest(plan, as_of, agency, period))
    papers = [audits.audit(here, file, log, plan) for file in dict.fromkeys(files)]
    results = [(one.path, one.audit) for one in papers]
    closing = words.counts(words.tally([one.audit for one in papers]), here.lang)
    report = audits.report(here, papers, (closing,))
    if kind == "json":
        sys.stdout.write(dumps(words.answer(report, results, every=every)))
    else:
        if every and kind == "text":
            for path, audit in results:
                sys.stdout.writelines(f"{line}\n" for line in words.lines(path, audit, here.lang))
            print()
        on_screen = structs.replace(report, colour=has_colour())
        sys.stdout.write(findings.write(kind, on_screen, here.lang))
    if word is not None:
        count = audits.comment(here, papers[0], word, overwrite=force)
        print(say(here.lang, "audit.commented", path=word, count=count), file=sys.stderr)
    return FINDINGS if any(one.audit.wrong for one in papers) else 0
