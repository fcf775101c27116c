"""Templates that staff own: copied into the workspace, checked, and what is wrong with one."""

from pathlib import Path

from caichcli.cli import session
from caichcli.cli.usage import FINDINGS, UNREADABLE, Refusal, one_of
from caichcli.files.disk import templates, workspace, writes
from caichcli.files.disk.templates import Template
from caichcli.files.disk.workspace import Unreadable
from caichcli.formats.documents import FORMATS, faults
from caichcli.formats.documents.faults import TemplateFault
from caichcli.language.messages import say
from caichcli.language.wording import Language

_OFFICE = ("docx", "docxtpl", "lxml")


def refusal(fault: TemplateFault, lang: Language) -> Refusal:
    """What stops a report whose template has a fault."""
    return Refusal("render.template", UNREADABLE, fault=faults.words(fault, lang))


def needs_office(error: ModuleNotFoundError) -> Refusal:
    """What to install for Word; other modules that are missing are no user's fault."""
    if (error.name or "").partition(".")[0] not in _OFFICE:
        raise error
    return Refusal("render.needs-office")


def eject(report: str, format_: str | None, lang: Language) -> None:
    """Copy a report's templates, and what they include, to where the workspace's own are."""
    target = session.here(None).templates
    formats = [one_of(format_, FORMATS, "--format")] if format_ else list(FORMATS)
    names = [FORMATS[name].template.format(report) for name in formats]
    found = list(_with_parts(names, lang))
    if not found:
        raise Refusal("render.nothing-to-eject", report=report, format=format_)
    for path in found:
        _copy(path, target, lang)


def check(named: str, lang: Language) -> int:
    """Say every fault of a template, given by its file or its name; FINDINGS where there is one."""
    from caichcli.formats.documents import checking

    path = Path(named)
    found = _file(path) if path.is_file() else None
    start = path.absolute().parent if found else Path.cwd()
    around = workspace.find(start)
    load = templates.loader(around.templates if around else None, lang)
    if found is None:
        found = _named(named, load)
    try:
        wrong = checking.check(found, load, lang)
    except ModuleNotFoundError as error:
        raise needs_office(error) from error
    for fault in wrong:
        print(faults.words(fault, lang))
    if not wrong:
        print(say(lang, "render.template-fine", name=found.name))
    return FINDINGS if wrong else 0


def _file(path: Path) -> Template:
    content = workspace.read(path)
    if isinstance(content, Unreadable):
        raise Refusal(f"verify.unreadable-{content.reason}", UNREADABLE, path=path)
    return Template(path.as_posix(), content)


def _named(name: str, load: templates.Load) -> Template:
    """The template of a name: with its ending, or of a report in the first format."""
    tried = [name, *(format_.template.format(name) for format_ in FORMATS.values())]
    for each in tried:
        found = load(each)
        if isinstance(found, Template):
            return found
        if isinstance(found, Unreadable):
            raise Refusal(f"verify.unreadable-{found.reason}", UNREADABLE, path=each)
    raise Refusal("render.no-such-template", name=name)


def _with_parts(names: list[str], lang: Language) -> dict[Path, None]:
    """The shipped templates of these names and all that they include, from the folder of them."""
    from caichcli.formats.documents.references import referenced

    found: dict[Path, None] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop(0)
        path = templates.shipped_file(name.removeprefix(templates.SHIPPED_PREFIX), lang)
        if path is None or path in found:
            continue
        found[path] = None
        content = workspace.read(templates.shipped() / path)
        if isinstance(content, bytes):
            waiting += referenced(content)
    return found


def _copy(path: Path, target: Path, lang: Language) -> None:
    content = workspace.read(templates.shipped() / path)
    place = target / path
    shown = f"{workspace.TEMPLATES_FOLDER}/{path.as_posix()}"
    if isinstance(content, Unreadable):
        raise Refusal(f"verify.unreadable-{content.reason}", UNREADABLE, path=shown)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Refusal("render.system", UNREADABLE, path=shown) from None
    fault = writes.write(place, content)
    if fault is None:
        print(say(lang, "render.ejected", path=shown))
    elif fault.reason == "exists":
        print(say(lang, "render.left", path=shown))
    else:
        raise Refusal(f"render.{fault.reason}", UNREADABLE, path=shown)
