"""The files that came back: the forms among them, and why the others are none."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from caichcli.files.disk import workspace
from caichcli.importers.forms import answers
from caichcli.importers.forms.answers import FilledForm
from caichcli.importers.forms.originals import FormRefusal
from caichcli.plan.model import Id
from caichcli.services.errors import NotRead, Refusal
from caichcli.services.forms.workbooks import in_turn
from caichcli.services.session import Session
from caichcli.views.form_verdicts import FileKind, FileVerdict, Remark

ENDING = ".xlsx"
OPEN_IN_EXCEL = "~$"  # begins the name of what Excel puts beside a file that is open


class NoForms(Refusal):
    """A folder, or a pattern of names, without forms."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class FormNotRead(NotRead):
    """A file that was named as a form and could not be read."""


class FormFile(Struct, frozen=True):
    """A file under the path that it was named by: its form, or why it holds none."""

    path: Path
    data: bytes
    form: FilledForm | FormRefusal

    @property
    def name(self) -> str:
        return self.path.as_posix()


class Reply(Struct, frozen=True):
    """A form to be judged, and the name of its file."""

    name: str
    form: FilledForm

    @property
    def whose(self) -> tuple[str, Id, str]:
        """Plan, agency and period: of two with the same, one form was filled twice."""
        source = self.form.original
        return source.plan, source.agency, source.period

    def verdict(self, kind: FileKind, code: str, other: str = "") -> FileVerdict:
        """Return what became of a form as a whole, and the one remark that says why."""
        source = self.form.original
        remarks = (Remark(code, values={"other": other}),)
        faults, notes = (remarks, ()) if kind == "refused" else ((), remarks)
        return FileVerdict(
            self.name,
            kind,
            source.agency,
            source.period,
            self.form.sheet,
            faults=faults,
            notes=notes,
        )


def collect(session: Session, paths: Sequence[Path]) -> list[FormFile]:
    """Return the files meant: of a folder, and of a pattern that is no file, all that fit.

    Raises NoForms, FormNotRead.
    """
    names: dict[Path, None] = {}
    for path in paths:
        inside = _inside(session.folder, path)
        if not inside:
            raise NoForms(path)
        names.update(dict.fromkeys(one for one in inside if not one.name.startswith(OPEN_IN_EXCEL)))
    return [_file(session, path) for path in in_turn(names)]


def _inside(folder: Path, path: Path) -> list[Path]:
    there = folder / path
    if there.is_dir():
        return sorted(path / one.name for one in there.glob(f"*{ENDING}"))
    if any(mark in path.name for mark in "*?[") and not there.exists():
        return sorted(path.parent / one.name for one in there.parent.glob(path.name))
    return [path]


def _file(session: Session, path: Path) -> FormFile:
    content = workspace.read(session.folder / path)
    if not isinstance(content, bytes):
        raise FormNotRead(path, content.reason)
    return FormFile(path, content, answers.read(content))


def sort_out(files: Sequence[FormFile]) -> tuple[dict[str, FileVerdict], list[Reply]]:
    """Return the forms to be judged, and the verdicts of the other files by their names.

    Those are files that hold no form, forms that stand twice, checked copies that nobody touched.
    """
    verdicts: dict[str, FileVerdict] = {}
    replies: dict[tuple[str, Id, str], list[Reply]] = {}
    for file in files:
        form = file.form
        if isinstance(form, FormRefusal):
            remark = Remark(f"file-{form.reason}", values={"detail": form.detail})
            verdicts[file.name] = FileVerdict(file.name, "refused", faults=(remark,))
            continue
        reply = Reply(file.name, form)
        if form.original.copy_digest == form.digest:
            verdicts[file.name] = reply.verdict("skipped", "untouched-copy")
        elif form.original.reconciles and not (form.saved or form.recorded_by or form.answers):
            verdicts[file.name] = reply.verdict("skipped", "as-sent")
        else:
            replies.setdefault(reply.whose, []).append(reply)
    for group in replies.values():
        verdicts |= _duplicates(group)
    rest = (one for group in replies.values() for one in group if one.name not in verdicts)
    return verdicts, list(rest)


def _duplicates(replies: Sequence[Reply]) -> dict[str, FileVerdict]:
    """The verdicts of one form's copies: all but the first, or all where they say different."""
    first, *others = replies
    if all(other.form.digest == first.form.digest for other in others):
        return {other.name: other.verdict("skipped", "same-as", first.name) for other in others}
    verdicts = {}
    for reply in replies:
        rest = ", ".join(other.name for other in replies if other is not reply)
        verdicts[reply.name] = reply.verdict("refused", "filled-twice", rest)
    return verdicts
