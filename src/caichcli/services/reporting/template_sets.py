"""Templates that staff own: copied into the workspace, and looked through before use."""

import re
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from msgspec import Struct

from caichcli.files.disk import templates, workspace, writes
from caichcli.files.disk.templates import Template
from caichcli.files.disk.workspace import TEMPLATES_FOLDER, Unreadable
from caichcli.formats.documents import FORMATS
from caichcli.formats.documents.apart import Workshop
from caichcli.formats.documents.faults import TemplateFault
from caichcli.language.characters import encodable, legible
from caichcli.language.wording import Language
from caichcli.services.errors import NotRead, NotWritten, Refusal
from caichcli.services.location import locate
from caichcli.services.reporting.papers import require_word
from caichcli.services.session import Session
from caichcli.version import __version__

NOTES = "caich.txt"  # beside the templates: what they were copied from
LARGEST_NOTES = 1_000_000
DIGITS = 12

_REFERENCE = re.compile(r"\b(?:import|include|extends|from)\s+[\"'“”]([^\"'“”]+)[\"'“”]")


class NothingToEject(Refusal):
    """A report without a template in a format."""

    def __init__(self, name: str, format_: str | None) -> None:
        super().__init__(name)
        self.name = name
        self.format_ = format_


class NoSuchTemplate(Refusal):
    """A name that neither a file nor a template has."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class TemplateNotRead(NotRead):
    """A template whose file could not be read."""


class TemplateCopy(Struct, frozen=True):
    """A template in the workspace; not new where a file of its name was there and stays."""

    path: str
    new: bool


class TemplateCheck(Struct, frozen=True):
    """A template's name, what is wrong with it, and whether caich's own has changed since."""

    name: str
    faults: tuple[TemplateFault, ...]
    behind: "Behind | None" = None


class Behind(Struct, frozen=True):
    """A template copied from one that caich has changed since; ``version`` it was copied of."""

    name: str
    version: str


def eject(session: Session, report: str, format_: str | None) -> Iterator[TemplateCopy]:
    """Copy a report's templates, and what they include, to where the workspace's own are.

    In all formats where none is named; a template named by its file is copied alone, its parts
    stay caich's own. Each copy is told once it is made. Raises
    NothingToEject, TemplateNotRead, NotWritten, and what ``locate`` raises.
    """
    folder = locate(session, None, writing=True).templates
    if templates.leads_out(folder):
        raise NotWritten(TEMPLATES_FOLDER, "outside")
    formats = [FORMATS[format_]] if format_ else FORMATS.values()
    alone = templates.shipped_file(report, session.lang) if "." in report else None
    names = [each.template.format(report) for each in formats]
    paths = [alone] if alone else _with_parts(names, session.lang)
    if not paths:
        raise NothingToEject(report, format_)
    for path in paths:
        copy = _copy(path, folder)
        if copy.new:
            _note(folder, path)
        yield copy


def behind(folder: Path) -> list[Behind]:
    """Return the templates of a workspace that caich's own have changed since they were copied."""
    return [
        Behind(name, version)
        for name, (version, digest) in _notes(folder).items()
        if (folder / name).is_file() and _digest(Path(name)) not in ("", digest)
    ]


def _notes(folder: Path) -> dict[str, tuple[str, str]]:
    """Of which version each template was copied, and the digest of what it was copied from."""
    content = workspace.read(folder / NOTES, LARGEST_NOTES)
    if isinstance(content, Unreadable) or templates.leads_out(folder):
        return {}
    lines = (line.split() for line in content.decode("utf-8", "replace").splitlines())
    return {line[0]: (legible(line[1]), line[2]) for line in lines if len(line) == 3}


def _note(folder: Path, path: Path) -> None:
    notes = {**_notes(folder), path.as_posix(): (__version__, _digest(path))}
    text = "".join(f"{name} {version} {digest}\n" for name, (version, digest) in notes.items())
    fault = writes.write(folder / NOTES, text, overwrite=True)
    if fault is not None:
        raise NotWritten(Path(TEMPLATES_FOLDER) / NOTES, fault.reason)


def _digest(path: Path) -> str:
    """A digest of one of caich's own templates; nothing where it is there no more."""
    content = workspace.read(templates.shipped() / path, templates.LARGEST)
    return sha256(content).hexdigest()[:DIGITS] if isinstance(content, bytes) else ""


def check(session: Session, name: str) -> TemplateCheck:
    """Look through a template, given by its file or its name, on the figures of an invented plan.

    Raises NoSuchTemplate, TemplateNotRead, WordLibraryMissing.
    """
    path = session.folder / name
    is_file = path.is_file()
    place = workspace.find(path.parent if is_file else session.folder)
    load = templates.loader(place.templates if place else None, session.lang)
    template = _file(session, name) if is_file else _by_name(name, load)
    if template.name.endswith(FORMATS["docx"].endings):
        require_word()
    with Workshop(load, template) as workshop:
        faults = tuple(workshop.faults(template, session.lang))
    late = behind(place.templates) if place else []
    own = next((one for one in late if f"{TEMPLATES_FOLDER}/{one.name}" == template.name), None)
    return TemplateCheck(template.name, faults, own)


def _file(session: Session, name: str) -> Template:
    content = workspace.read(session.folder / name, templates.LARGEST)
    if isinstance(content, Unreadable):
        raise TemplateNotRead(Path(name), content.reason)
    return Template(encodable(Path(name).as_posix()), content, own=True)


def _by_name(name: str, load: templates.Load) -> Template:
    """The template of a name: with its ending, or of a report in the first format."""
    for each in (name, *(format_.template.format(name) for format_ in FORMATS.values())):
        template = load(each)
        if isinstance(template, Template):
            return template
        if isinstance(template, Unreadable):
            raise TemplateNotRead(each, template.reason)
    raise NoSuchTemplate(name)


def _with_parts(names: list[str], lang: Language) -> list[Path]:
    """The shipped templates of these names and all that they include, from the folder of them."""
    paths: list[Path] = []
    waiting = list(names)
    while waiting:
        name = waiting.pop(0)
        path = templates.shipped_file(name.removeprefix(templates.SHIPPED_PREFIX), lang)
        if path is None or path in paths:
            continue
        paths.append(path)
        content = workspace.read(templates.shipped() / path)
        if isinstance(content, bytes):
            waiting += _references(content)
    return paths


def _references(content: bytes) -> list[str]:
    """The names that a shipped template imports, includes or extends; of Word as of text."""
    text = content.decode("utf-8", "replace")
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as package:
            parts = (name for name in package.namelist() if name.startswith("word/"))
            xml = b"".join(map(package.read, parts)).decode("utf-8", "replace")
        text = re.sub(r"<[^>]*>", "", xml).replace("&quot;", '"')
    return list(dict.fromkeys(_REFERENCE.findall(text)))


def _copy(path: Path, folder: Path) -> TemplateCopy:
    content = workspace.read(templates.shipped() / path)
    name = f"{TEMPLATES_FOLDER}/{path.as_posix()}"
    if isinstance(content, Unreadable):
        raise TemplateNotRead(name, content.reason)
    fault = writes.write_all(folder, {path.as_posix(): content})
    if fault is not None and fault.reason != "exists":
        raise NotWritten(name, fault.reason)
    return TemplateCopy(name, new=fault is None)
