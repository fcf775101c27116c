"""Nhập: a file dropped, a verdict for each row, what is in doubt settled, then written."""

from http import HTTPStatus
from pathlib import Path

from msgspec import Struct, structs
from starlette.responses import RedirectResponse, Response

from caichcli.formats.answers import import_
from caichcli.services.errors import Refusal
from caichcli.services.importing import imports
from caichcli.services.importing.imports import ImportOrder, SeveralTables, TaskFile, Trial
from caichcli.services.records.recording import ChangedSinceSeen, fingerprint
from caichcli.web import refusals, rendering
from caichcli.web.rendering import show
from caichcli.web.visit import Done, Visit


class ImportLook(Struct, frozen=True):
    """What there is to be seen: a file tried on the plan, tables to choose from, or a refusal.

    ``words`` say it, or the message ``key``; ``stale`` is the one on what was seen before.
    """

    source: TaskFile | None = None
    trial: Trial | None = None
    token: str = ""
    several: SeveralTables | None = None
    words: str = ""
    key: str = ""
    stale: str = ""

    @property
    def status(self) -> int:
        """What the answer says of itself."""
        return 409 if self.stale else 422 if self.words or self.key else 200


class NotAsShown(Exception):
    """What is settled was settled otherwise since the lines were shown; nothing was written."""


def page(visit: Visit) -> Response:
    """Ask for a file; show what would be written of it; write it where that is wanted."""
    if visit.method != "POST":
        return _show(visit, ImportLook())
    house, form = visit.house, visit.form
    token = str(form.get("sent") or "") or house.uploads.take(form, "files")
    paths = house.uploads.paths(token)
    if not paths:
        return _show(visit, ImportLook(key="web.no-files"))
    try:
        source = _source(visit, paths[0])
        if form.get("step") == "write" and form.get("once"):
            return _write(visit, source)
        return _trial_page(visit, source, token)
    except ChangedSinceSeen:
        return _trial_page(visit, _source(visit, paths[0]), token, stale="web.stale")
    except NotAsShown:
        return _trial_page(visit, _source(visit, paths[0]), token, stale="web.settled-since")
    except SeveralTables as several:
        return _show(visit, ImportLook(token=token, several=several))
    except Refusal as refusal:
        return _show(visit, ImportLook(words=refusals.words(visit, refusal)))


def _source(visit: Visit, path: Path) -> TaskFile:
    """The file as read, its tables chosen and its terms read as the form says."""
    tables = map(str, visit.form.getlist("table"))
    numbers = [int(one) for one in tables if one.isdecimal() and len(one) < len("9999999")]
    source = imports.read(visit.session, path, numbers, visit.plan)
    source = imports.told(source, str(visit.form.get("reported") or "") or None)
    words, readings = visit.form.getlist("words"), visit.form.getlist("reading")
    read_as = {
        str(wording): str(reading).strip()
        for wording, reading in zip(words, readings, strict=False)
        if str(reading).strip()
    }
    if read_as:
        source = imports.with_readings(visit.session, source, read_as)
    column = str(visit.form.get("title") or "")
    if column.isdecimal() and len(column) < len("9999"):
        source = imports.with_title(source, int(column))
    spelt, bodies = visit.form.getlist("spelt"), visit.form.getlist("meant")
    names = {
        str(name): str(body).strip()
        for name, body in zip(spelt, bodies, strict=False)
        if str(body).strip()
    }
    return imports.with_names_of(source, names) if names else source


def _order(visit: Visit) -> ImportOrder:
    form = visit.form
    return ImportOrder(
        visit.plan or "",
        str(form.get("area") or "") or None,
        skip_refused=bool(form.get("skip_refused")),
        commit=visit.house.commit,
        register=bool(form.get("register")),
    )


def _trial_page(visit: Visit, source: TaskFile, token: str, *, stale: str = "") -> Response:
    """What every row was taken as, and what the plan would get."""
    trial = imports.put_in(visit.session, source, _order(visit))
    return _show(visit, ImportLook(source, trial, token, stale=stale))


def _write(visit: Visit, source: TaskFile) -> Response:
    text_version, _, shown = str(visit.form.get("text_version", "")).partition("-")
    order = structs.replace(_order(visit), text_version=text_version)

    def write() -> Done:
        if shown != _lines_of(imports.put_in(visit.session, source, order)):
            raise NotAsShown
        trial = imports.put_in(visit.session, source, structs.replace(order, apply=True))
        if trial.fault and not trial.applied:
            raise trial.fault
        answer = trial.recording
        count = len(answer.judgement.records) if answer else 0
        commit = answer.commit if answer else None
        return Done("", tuple(refusals.written(visit, trial.path, count, commit, trial.fault)))

    once = visit.house.once(str(visit.form["once"]), write)
    return RedirectResponse(visit.href("done", once), HTTPStatus.SEE_OTHER)


def _lines_of(trial: Trial) -> str:
    """What tells the lines that a plan would get from any others."""
    return fingerprint(trial.recording.difference()) if trial.recording else ""


def _show(visit: Visit, look: ImportLook) -> Response:
    question = visit.question()
    source, trial = look.source, look.trial
    tables = look.several.tables if look.several else ()
    recording = trial.recording if trial else None
    unread: dict[str, list[str]] = {}
    for id_, wording in (trial.unread() if trial else {}).items():
        unread.setdefault(wording, []).append(id_)
    return show(
        visit,
        "import.html.j2",
        status=look.status,
        question=question,
        book=question.book,
        page=_page(visit, source, trial) if source and trial else (),
        trial=trial,
        fault=refusals.words(visit, trial.fault) if trial and trial.fault else "",
        readings=source.readings if source else {},
        source_names=source.names if source else {},
        columns=_columns(source) if source else (),
        agencies=rendering.names(question.book.register) if trial else (),
        unread=unread,
        left_out=[
            refusals.left_out(visit, one)
            for one in (recording.judgement.left_out if recording else ())
        ],
        difference=recording.difference() if recording else "",
        text_version=f"{recording.text_version}-{_lines_of(trial)}" if trial and recording else "",
        once=rendering.once(),
        token=look.token,
        tables=[(one.number, import_.place(one, visit.lang)) for one in tables],
        form=visit.form,
        words=look.words,
        key=look.key,
        stale=look.stale,
    )


def _columns(source: TaskFile) -> list[tuple[int, str, bool]]:
    """The columns of the table by their headings, and which of them has the titles of tasks."""
    columns = source.columns
    return [
        (at, " ".join(words.split()) or f"{at + 1}", columns.roles[at] == "title")
        for at, words in enumerate(columns.headings if columns else ())
        if columns
    ]


def _page(visit: Visit, source: TaskFile, trial: Trial) -> object:
    recording = trial.recording
    answer = import_.Import(
        source.path.name,
        source.table,
        trial.draft,
        trial.comparison,
        trial.path,
        receipt=recording.judgement.receipt if recording else None,
        entering=trial.entered is not None,
    )
    return import_.page(answer, visit.lang)
