"""``docs/templates.md``: what a template may use, from the views and the filters themselves."""

import datetime as dt
import re
import types
from collections.abc import Iterator, Sequence
from inspect import getdoc
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import Struct, structs

from caichcli.cli.lists import names
from caichcli.files.disk.worker import MEGABYTE
from caichcli.formats.documents import filters, html
from caichcli.formats.documents.apart import BOUNDS
from caichcli.formats.documents.filters import TemplateFilters
from caichcli.formats.documents.provenance import Provenance
from caichcli.formats.documents.sandbox import BUILT_IN_FILTERS
from caichcli.formats.documents.word import marks
from caichcli.formats.documents.word.marks import Marks
from caichcli.formats.schema.files import words
from caichcli.language import messages
from caichcli.language.wording import LANGUAGES
from caichcli.plan import model
from caichcli.plan.members import Members
from caichcli.views.report.letters import Letter
from caichcli.views.report.period import PeriodReport
from caichcli.views.report.plan_requests import PlanRequest
from caichcli.views.report.sheet import TaskSheet

HEAD = """\
# Mẫu báo cáo – Templates

Made by `make generated` from the views and the filters themselves.

`caich templates eject weekly` chép mẫu của một báo cáo, cùng những phần mẫu ấy gọi đến, vào
`templates/vi/` (`--lang en`: `templates/en/`) của không gian làm việc; từ đó mẫu của không gian
làm việc được dùng thay mẫu kèm theo caich. Mẫu Markdown (`weekly.md.j2`) và HTML
(`weekly.html.j2`) là tệp văn bản; mẫu Word (`weekly.docx`) mở và sửa bằng Word. Giá trị in bằng
`{{ ... }}`, lệnh viết trong `{% ... %}` ([Jinja](https://jinja.palletsprojects.com/templates/)).
Trong Word, lệnh bao nhiều đoạn viết `{%p ... %}`, bao nhiều hàng của bảng viết `{%tr ... %}`, mỗi
lệnh như vậy đứng một mình trong đoạn hoặc hàng. `caich templates check weekly.docx` tìm lỗi
trước khi dùng.

`caich templates eject weekly` copies a report's templates, and the parts they call for, to
`templates/vi/` (`--lang en`: `templates/en/`) of the workspace; from then on the workspace's own
are used. Templates of Markdown (`weekly.md.j2`) and HTML (`weekly.html.j2`) are text; those of
Word (`weekly.docx`) are opened and edited in Word. A value is printed by `{{ ... }}`, a command
stands in `{% ... %}` ([Jinja](https://jinja.palletsprojects.com/templates/)). In Word a command
around paragraphs is written `{%p ... %}`, one around rows of a table `{%tr ... %}`, each alone in
its paragraph or row. `caich templates check weekly.docx` finds faults beforehand.

A template shows the values that it is given and can do nothing else: no files, no calls of methods,
no output without end. A name that is not below is an error that names the template, the line (in
Word the paragraph) and the nearest known name. What comes from the plan is text, never markup.

## Giới hạn – Bounds

Mẫu của không gian làm việc (hoặc tệp mẫu đưa cho `templates check`) chạy trong một tiến trình
riêng, cả đợt một tiến trình. Mỗi văn bản được dùng nhiều nhất {seconds} giây của bộ xử lý và
{memory} MB bộ nhớ, cộng {seconds_more} giây và {memory_more} MB cho mỗi MB số liệu của báo cáo;
văn bản làm ra không quá {large} MB. Quá giới hạn thì dừng, nêu tên mẫu và dòng nếu biết, không
ghi gì. Mẫu kèm theo caich chạy như thường.

A workspace's own templates, and a file given to `templates check`, are put to work in a process of
their own, one for a whole batch. A document may take {seconds} seconds of the processor and
{memory} MB of memory, and {seconds_more} seconds and {memory_more} MB more for each MB of what its
report holds (some 0.05 MB of a plan of 50 tasks, 7 MB of one of 10,000); it may be {large} MB
itself. What passes a bound is stopped, its template named, and the line where that is known;
nothing is written. What caich ships runs as ever.

## Giá trị – Values

| `report` của – of | là – is a |
|---|---|
"""
OF_AGENCIES: dict[str, type[Struct]] = {
    "letters": Letter,
    "plan-requests": PlanRequest,
    "sheet": TaskSheet,
}
REPORTS: dict[str, type[Struct]] = {
    ", ".join(name for name in names("reports") if name not in OF_AGENCIES): PeriodReport,
    **OF_AGENCIES,
}
ROOTS: tuple[type[Struct], ...] = (*REPORTS.values(), Provenance)
PLAIN = {str: "text", int: "number", float: "number", bool: "true or false", dt.date: "date"}


def templates() -> str:
    """The page: values, then filters."""
    lines = [_with_bounds(HEAD).rstrip("\n")]
    lines += [f"| {name} | {link(value)} |" for name, value in REPORTS.items()]
    lines.append(f"\n`made`: {link(Provenance)}.\n")
    for struct in reachable():
        lines += section(struct)
    lines += [
        "## Bộ lọc – Filters\n",
        "`{{ report.day | day }}`; of a list of tasks, a figure is how many there are.\n",
        "| filter | what it gives |",
        "|---|---|",
        *(f"| `{name}` | {doc(getattr(TemplateFilters, name))} |" for name in filters.NAMES),
        "\nTrong mẫu HTML còn có – in HTML templates also:\n",
        "| filter | what it gives |",
        "|---|---|",
        *(f"| `{function.__name__}` | {doc(function)} |" for function in html.FILTERS),
        "\nTrong mẫu Word còn có – in Word templates also:\n",
        "| filter | what it gives |",
        "|---|---|",
        *(f"| `{name}` | {doc(getattr(Marks, name))} |" for name in marks.NAMES),
        "\nCủa Jinja – of Jinja's own: "
        + ", ".join(f"`{name}`" for name in BUILT_IN_FILTERS)
        + ".",
    ]
    return "\n".join(lines) + "\n"


def _with_bounds(text: str) -> str:
    """The text with what a template may take, in its ``{seconds}``, ``{memory}`` and so on."""
    for name, value in structs.asdict(BOUNDS).items():
        in_megabytes = name in ("memory", "memory_more", "large")
        text = text.replace(f"{{{name}}}", str(value // MEGABYTE if in_megabytes else value))
    return text


def reachable() -> list[type[Struct]]:
    """Every kind of value that a template can come to, in the order in which it does."""
    found: dict[type[Struct], None] = dict.fromkeys(ROOTS)
    for struct in (waiting := list(ROOTS)):
        for type_ in values(struct).values():
            for inner in structs_in(type_):
                if inner not in found:
                    found[inner] = None
                    waiting.append(inner)
    return list(found)


def values(struct: type[Struct]) -> dict[str, Any]:
    """The names that may be asked of a value, fields first, each with its type."""
    found = dict(get_type_hints(struct))
    for name, held in vars(struct).items():
        if isinstance(held, property) and held.fget is not None:
            found[name] = get_type_hints(held.fget)["return"]
    return {name: type_ for name, type_ in found.items() if not hidden(name, type_)}


def hidden(name: str, type_: Any) -> bool:
    """Whether templates cannot read it: what starts with _, and what is no value."""
    known = type_ in PLAIN or type_ is type(None) or get_origin(type_) is not None
    return name.startswith("_") or not (known or is_struct(type_))


def structs_in(type_: Any) -> Iterator[type[Struct]]:
    """The kinds of values that a type is made of."""
    if is_struct(type_):
        yield type_
    elif get_origin(type_) is not Literal:
        for inner in get_args(type_):
            yield from structs_in(inner)


def is_struct(type_: Any) -> bool:
    """Whether it is a kind of value with names of its own."""
    return isinstance(type_, type) and issubclass(type_, Struct)


def section(struct: type[Struct]) -> Iterator[str]:
    """One kind of value: its words and its names."""
    yield f"### {named(struct)}\n"
    own = struct.__dict__.get("__doc__") or ""
    if own and not own.startswith(f"{struct.__name__}("):
        yield f"{paragraphs(own)}\n"
    yield "| name | is | meaning |"
    yield "|---|---|---|"
    for name, type_ in values(struct).items():
        yield f"| `{name}` | {shown(type_)} | {meaning(struct, name)} |"
    yield ""


def meaning(struct: type[Struct], name: str) -> str:
    """What a name means: a property's own words, a key of the plan in the words of its schema."""
    held = vars(struct).get(name)
    if isinstance(held, property):
        return doc(held)
    if struct.__module__ != model.__name__:
        return said(struct, name)
    encoded = dict(zip(struct.__struct_fields__, struct.__struct_encode_fields__, strict=True))
    title, description = words("en", struct, encoded.get(name, name))
    return f"**{title}.** {description}".replace("|", r"\|")


def said(struct: type[Struct], name: str) -> str:
    """What a docstring says of a name, sentence by sentence; else the glossary's words for it."""
    sentences = re.split(r"(?<=[.;]) ", " ".join((struct.__doc__ or "").split()))
    found = [each for each in sentences if f"``{name}``" in each]
    if found:
        return " ".join(found).replace("``", "`").replace("|", r"\|")
    terms = [messages.sentences(lang).get(f"words.{name}", "") for lang in LANGUAGES]
    return " – ".join(terms) if terms[0] and "{" not in terms[0] else ""


def shown(type_: Any) -> str:
    """A type in words, linked to its section."""
    if type_ in PLAIN:
        return PLAIN[type_]
    if is_struct(type_):
        return link(type_)
    origin, inner = get_origin(type_), get_args(type_)
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in inner)
    if origin in (Union, types.UnionType):
        return " or ".join(shown(each) if each is not type(None) else "none" for each in inner)
    if origin is tuple and inner[-1] is not Ellipsis:
        return "pair of " + " and ".join(map(shown, inner))
    if origin in (tuple, list, frozenset, Members, Sequence):
        return f"list of {shown(inner[0])}"
    if origin is dict:
        return f"{shown(inner[1])} by {shown(inner[0])}"
    return shown(inner[0]) if inner else "value"


def link(struct: type[Struct]) -> str:
    """A kind of value, leading to its section."""
    name = named(struct)
    return f"[{name}](#{name.lower().replace(' ', '-')})"


def named(struct: type[Struct]) -> str:
    """Its name; of two of one name, the plan file's own says that it is that."""
    of_file = struct.__module__ == model.__name__
    return f"{struct.__name__} in the file" if of_file else struct.__name__


def doc(of: object) -> str:
    """A docstring in one line of a table."""
    return " ".join((getdoc(of) or "").replace("``", "`").replace("|", r"\|").split())


def paragraphs(text: str) -> str:
    """A docstring as Markdown's paragraphs."""
    blocks = text.replace("``", "`").split("\n\n")
    return "\n\n".join(" ".join(block.split()) for block in blocks)
