"""``caich forms out``: one Excel form an agency, all of them or none."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from caichcli.cli import options, paper_files, session, streams
from caichcli.cli.complete import agency_names
from caichcli.cli.options.papers import Eml
from caichcli.cli.usage import Misuse
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.services.errors import require
from caichcli.services.forms import sending
from caichcli.services.forms.sending import Batch, Reconciling
from caichcli.services.questions import day_of
from caichcli.services.reporting import mailing
from caichcli.services.reporting.provenance import revision_of

ALL = "all"


def command(
    period: Annotated[str, typer.Option("--period", metavar="period")],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="folder", help="option.forms_folder")
    ],
    agency: Annotated[
        list[str] | None,
        typer.Option(
            "--agency",
            "-a",
            metavar="agency",
            autocompletion=agency_names,
            help="option.forms_agency",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force")] = False,
    eml: Eml = False,
    reconcile: Annotated[bool, typer.Option("--reconcile", help="option.reconcile")] = False,
    reply_by: Annotated[
        str | None, typer.Option("--reply-by", metavar="day", help="option.reconcile_by")
    ] = None,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    lang: options.Lang = "vi",
) -> None:
    """Write the forms into a folder."""
    if output == streams.STANDARD:
        raise Misuse("usage.no-standard-output")
    here = session.start(lang)
    require("office", "xlsxwriter")
    everybody = not agency or [name.casefold() for name in agency] == [ALL]
    if reply_by and not reconcile:
        raise Misuse("forms.reply-by-alone")
    by = day_of(reply_by, "reply-by") if reply_by else None
    reconciling = Reconciling(by) if reconcile else None
    batch = sending.prepare(here, period, None if everybody else agency, plan, as_of, reconciling)
    days, notes = session.days_off(batch.question.book, here.lang)
    for note in (*notes, *_notes(batch, here.lang)):
        print(note, file=sys.stderr)
    revision = revision_of(batch.question) or ""
    files = sending.contents(here, batch, days, revision)
    post = mailing.of_forms(batch, files, here.lang) if eml else None
    whole = {**files, **post.files} if post else files
    sending.write(here, whole, Path(output), overwrite=force)
    streams.work_done()
    count = len(batch.forms)
    sentence = say(here.lang, "forms.written", count=count, folder=output, rows=batch.rows)
    print(sentence, file=sys.stderr)
    if post:
        paper_files.tell_of_drafts(post, batch.question.book.register, here.lang)


def _notes(batch: Batch, lang: Language) -> Iterator[str]:
    """Who gets no form though a task is theirs: with all done, or as members that nobody knows."""
    for key, ids in (("all-done", batch.done), ("unknown-members", batch.open_groups)):
        names = "; ".join(map(batch.question.book.register.name, ids))
        if names:
            yield say(lang, f"forms.{key}", names=names)
