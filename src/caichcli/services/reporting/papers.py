"""Papers: a report through its templates, each paper sealed; printed by a face or saved here."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from caichcli.files.disk import locations, templates, workspace, writes
from caichcli.files.disk.workspace import Unreadable
from caichcli.formats.documents import FORMATS, sealing
from caichcli.formats.documents.apart import Workshop
from caichcli.formats.documents.faults import TemplateFault
from caichcli.formats.documents.prose import Prose, of_markdown, of_page, of_word
from caichcli.formats.documents.provenance import Provenance
from caichcli.services.errors import LibraryMissing, NotWritten, Refusal, require
from caichcli.services.reporting import provenance, statements
from caichcli.services.reporting.reports import PaperBatch, PaperSubject, ReportRequest
from caichcli.services.session import Session

NO_PROSE = Prose()
_SLASHES = ("/", "\\")
_NOTHING: Mapping[str, bytes] = {}


class TemplateFails(Refusal):
    """A template with a fault: no paper is made of it."""

    def __init__(self, fault: TemplateFault) -> None:
        super().__init__(fault)
        self.fault = fault


class WordLibraryMissing(LibraryMissing):
    """A library that Word files need and that is not installed."""


class UnknownEnding(Refusal):
    """A name whose ending tells no format; ``formats`` are those that there are."""

    def __init__(self, path: str, formats: str) -> None:
        super().__init__(path)
        self.path = path
        self.formats = formats


class NoFolderName(Refusal):
    """The name of a file where a folder is meant, for a paper an agency."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class Paper(Struct, frozen=True):
    """A paper: the name of its file without the ending, and what it holds."""

    stem: str
    content: str | bytes


def format_of(path: str | None) -> str:
    """Return the format that a file's ending names, the first where there is none.

    Raises UnknownEnding.
    """
    ending = Path(path).suffix.lower() if path else ""
    if not ending or not path:
        return next(iter(FORMATS))
    for name, format_ in FORMATS.items():
        if ending in format_.endings:
            return name
    raise UnknownEnding(path, "|".join(FORMATS))


def require_word(libraries: Sequence[str] = FORMATS["docx"].libraries) -> None:
    """Refuse what Word needs the libraries for, without them: raise WordLibraryMissing."""
    try:
        require("office", *libraries)
    except LibraryMissing as missing:
        raise WordLibraryMissing(missing.library, missing.extra) from None


def prose_of(session: Session, path: str) -> Prose:
    """Return what an office wrote itself in a report that was made before, in any format.

    Of what is no such report, or is not there, there is nothing to take.
    """
    content = workspace.read(session.folder / path)
    return NO_PROSE if isinstance(content, Unreadable) else prose_in(content)


def prose_in(content: bytes) -> Prose:
    """Return the same of the bytes of a report."""
    if content.startswith(b"PK"):
        require_word(("lxml",))
        from caichcli.formats.documents.word.package import NoWord, unpack

        parts = unpack(content)
        body = None if isinstance(parts, NoWord) else parts.get("word/document.xml")
        return of_word(body) if body else NO_PROSE
    text = content.decode("utf-8-sig", "replace")
    return of_page(text) if "data-place=" in text else of_markdown(text)


def make(
    session: Session,
    request: ReportRequest,
    batch: PaperBatch,
    format_: str,
    prose: Prose = NO_PROSE,
) -> Iterator[Paper]:
    """Yield each paper of a batch, sealed; raise WordLibraryMissing, TemplateFails.

    ``prose`` is what the office writes itself at the places for it.
    """
    seal = sealing(format_)
    with _writing(session, batch, request.report, format_, prose) as write:
        provenance_of = provenance.maker(batch.question, session.lang)
        for subject in batch.subjects:
            making = provenance_of(subject.facts)
            words = statements.state(session, request, batch.question.book, subject, making)
            yield Paper(subject.stem, seal(write(subject, making), words))


def content(
    session: Session,
    batch: PaperBatch,
    subject: PaperSubject,
    format_: str,
    making: Provenance,
    prose: Prose = NO_PROSE,
) -> str | bytes:
    """Return one paper of a batch that says this of its making, not sealed; raise as ``make``."""
    with _writing(session, batch, subject.facts[0], format_, prose) as write:
        return write(subject, making)


@contextmanager
def _writing(
    session: Session, batch: PaperBatch, report: str, format_: str, prose: Prose = NO_PROSE
) -> Iterator[Callable[[PaperSubject, Provenance], str | bytes]]:
    """Give the function that writes each paper of a batch, one set of templates for all."""
    if FORMATS[format_].libraries:
        require_word()
    load = templates.loader(batch.question.workspace.templates, session.lang)
    with Workshop(load, load(FORMATS[format_].template.format(report))) as workshop:

        def write(subject: PaperSubject, making: Provenance) -> str | bytes:
            values = {"report": subject.value, "made": making, "face": batch.face, "prose": prose}
            book = batch.question.book
            document = workshop.document(format_, report, values, book, session.lang)
            if isinstance(document, TemplateFault):
                raise TemplateFails(document)
            return document

        yield write


def files_of(papers: Sequence[Paper], ending: str) -> dict[str, str | bytes]:
    """Return papers by the names of their files, which end so: ``.docx``."""
    return {f"{paper.stem}{ending}": paper.content for paper in papers}


def places(
    session: Session, papers: Sequence[Paper], output: str, format_: str, *, several: bool
) -> tuple[Path, list[str]]:
    """Return the folder that papers go to, from the session's, and the names of their files.

    ``several`` is True of a report that is a paper an agency. Raises NoFolderName, NotWritten.
    """
    place, ending = session.folder / output, FORMATS[format_].endings[0]
    is_folder = output.endswith(_SLASHES) or locations.is_folder(place) or not Path(output).suffix
    if several and (len(papers) > 1 or is_folder):
        if Path(output).suffix == ending and not is_folder:
            raise NoFolderName(output)
        return Path(output), [f"{paper.stem}{ending}" for paper in papers]
    if output.endswith(_SLASHES):
        raise NotWritten(output.rstrip("".join(_SLASHES)), "folder")
    return Path(output).parent, [place.name]


def save(
    session: Session,
    papers: Sequence[Paper],
    output: str,
    format_: str,
    *,
    several: bool,
    overwrite: bool,
    beside: Mapping[str, bytes] = _NOTHING,
) -> None:
    """Write the paper, or the folder of them, and files ``beside`` by their names: all or none.

    Raises as ``places``.
    """
    folder, names = places(session, papers, output, format_, several=several)
    contents = {name: paper.content for name, paper in zip(names, papers, strict=True)}
    place = session.folder / folder
    if folder == Path(output) or (beside and place.is_dir()):
        fault = writes.write_all(place, {**contents, **beside}, overwrite=overwrite)
    else:
        fault = writes.write(place / names[0], papers[0].content, overwrite=overwrite)
    if fault is not None:
        raise NotWritten(folder / fault.path.relative_to(place), fault.reason)
