"""Where a report's template is: the workspace's own first, then the one that caich ships.

A name such as ``weekly.md.j2`` is looked for, in this order, as
``templates/<lang>/<name>`` and ``templates/<name>`` of the workspace, then in
the same two places of what is shipped. ``caich/<name>`` means the shipped one
alone, so that a workspace's own can extend it.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct

from caichcli.files.disk import workspace
from caichcli.files.disk.workspace import TEMPLATES_FOLDER, Unreadable
from caichcli.language.characters import encodable
from caichcli.language.wording import Language

SHIPPED_PREFIX = "caich/"
LARGEST = 32 * 1024 * 1024  # bytes of a template, and of all parts of one in Word


class Template(Struct, frozen=True):
    """A template's bytes and its name as messages show it; ``own`` is one that caich ships not."""

    name: str
    content: bytes
    own: bool = False


class OwnTemplate(Exception):
    """A template of a workspace's own, met where only those that caich ships are worked with."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


Load = Callable[[str], Template | Unreadable | None]


def shipped() -> Path:
    """The folder of caich's own templates: in the package as installed, else in the checkout."""
    package = Path(__file__).parents[2]
    installed = package / TEMPLATES_FOLDER
    return installed if installed.is_dir() else package.parent.parent / TEMPLATES_FOLDER


def loader(own: Path | None, lang: Language) -> Load:
    """The function that finds a template by its name; ``own`` is the workspace's folder.

    It gives None where there is none, and Unreadable (``reason``) for a file
    that cannot be read; for every name, where ``own`` is a link out of the
    workspace (``outside``): what a stranger's link leads to is not opened.
    """
    if own is not None and own.resolve() == shipped().resolve():
        own = None  # the workspace that caich itself keeps, in its checkout
    return partial(_load, own, lang, own is not None and leads_out(own))


def shipped_alone(load: Load) -> Load:
    """The same function, but it raises OwnTemplate for one that caich does not ship."""

    def load_shipped(name: str) -> Template | Unreadable | None:
        template = load(name)
        if isinstance(template, Template) and template.own:
            raise OwnTemplate(template.name)
        return template

    return load_shipped


def _load(
    own: Path | None, lang: Language, outside: bool, name: str
) -> Template | Unreadable | None:
    if outside:
        return Unreadable(Path(TEMPLATES_FOLDER), "outside")
    inner = name.removeprefix(SHIPPED_PREFIX)
    folders = [shipped()] if own is None or inner != name else [own, shipped()]
    for folder in folders:
        for path in (folder / lang / inner, folder / inner):
            if path.is_file() and _within(path, folder):
                return _read(path, folder, own=folder is own)
    return None


def shipped_file(name: str, lang: Language) -> Path | None:
    """Where caich's own template of a name lies, from the folder of them all."""
    folder = shipped()
    return next((p for p in (Path(lang) / name, Path(name)) if (folder / p).is_file()), None)


def sources(own: Path | None, lang: Language) -> Iterator[tuple[str, bytes]]:
    """Every file that a template of a language could be made of, by name and bytes.

    The workspace's own, then the shipped ones, each folder in the order of its names.
    """
    for folder in (own if own and not leads_out(own) else None, shipped()):
        for inner in (folder / lang, folder) if folder else ():
            for path in sorted(inner.iterdir()) if inner.is_dir() else ():
                content = workspace.read(path, LARGEST)
                if isinstance(content, bytes):
                    yield path.name, content


def leads_out(folder: Path) -> bool:
    """Tell whether a workspace's folder of templates is a link out of the workspace."""
    return not _within(folder, folder.parent)


def _within(path: Path, folder: Path) -> bool:
    """Whether a file lies in the folder, wherever ``..`` or links in its name lead."""
    return path.resolve().is_relative_to(folder.resolve())


def _read(path: Path, folder: Path, *, own: bool) -> Template | Unreadable:
    content = workspace.read(path, LARGEST)
    if isinstance(content, Unreadable):
        return content
    name = f"{TEMPLATES_FOLDER}/{path.relative_to(folder).as_posix()}"
    return Template(encodable(name), content, own)
