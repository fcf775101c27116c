"""Blocks as one HTML page that holds all it needs and opens without a network."""

from collections.abc import Iterator
from html import escape

from caichcli.formats.blocks import (
    Block,
    BlockCell,
    Column,
    Fact,
    Facts,
    Heading,
    Note,
    Page,
    Paragraph,
    Table,
    Title,
)
from caichcli.formats.documents.escaping import one_line
from caichcli.language.wording import Language

_NUMBER = Column("", right=True)
_HEAD = """\
<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
:root {{
  color-scheme: light dark;
  --line: #8886; --bad: #b3261e; --warn: #8a5a00; --good: #1b6e3c;
}}
@media (prefers-color-scheme: dark) {{
  :root {{ --bad: #ff8a80; --warn: #ffca6b; --good: #7fd8a0; }}
}}
body {{
  font: 1rem/1.5 system-ui, sans-serif;
  max-width: 72rem; margin: 1.5rem auto; padding: 0 1rem;
}}
h1 {{ font-size: 1.4rem; }} h2 {{ font-size: 1.2rem; margin-top: 2rem; }} h3 {{ font-size: 1rem; }}
h1 small, h2 small {{ font-weight: normal; }}
.wide {{ overflow-x: auto; }}
table {{ border-collapse: collapse; }}
th, td {{
  border: 1px solid var(--line); padding: .3rem .6rem;
  text-align: left; vertical-align: top;
}}
.number {{ text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }}
.note {{ border-left: .3rem solid var(--warn); padding-left: .6rem; }}
.bad {{ color: var(--bad); font-weight: 600; }} .warn {{ color: var(--warn); }}
.good {{ color: var(--good); }} .quiet {{ opacity: .7; }}
.beside {{ width: 100%; table-layout: fixed; }}
.beside td {{ border: 0; padding: .1rem .6rem; }} .centred {{ text-align: center; }}
.stroke {{
  display: inline-block; padding-bottom: .25rem;
  background: linear-gradient(currentColor, currentColor) center bottom / 40% 1px no-repeat;
}}
.whole {{ background-size: 100% 1px; }}
</style>
</head>
<body>
"""


def write(page: Page, lang: Language) -> str:
    """Return the page as a whole HTML document."""
    titles = [block.text for block in page if isinstance(block, Title)]
    lines = [_HEAD.format(lang=lang, title=_text(" – ".join(titles[:2])))]
    titled = False
    for block in page:
        lines.extend(f"{line}\n" for line in _lines(block, titled=titled))
        titled = titled or isinstance(block, Title)
    return "".join([*lines, "</body>\n</html>\n"])


def _text(text: str) -> str:
    return escape(one_line(text))


def _lines(block: Block, *, titled: bool) -> Iterator[str]:
    if isinstance(block, Title):
        level = 2 if titled else 1
        aside = f" <small>{_text(block.aside)}</small>" if block.aside else ""
        yield f"<h{level}>{_text(block.text)}{aside}</h{level}>"
    elif isinstance(block, Heading):
        yield f"<h3>{_text(block.text)}</h3>"
    elif isinstance(block, Paragraph):
        yield f"<p>{'<br>'.join(map(_text, block.text.split(chr(10))))}</p>"
    elif isinstance(block, Note):
        yield f'<p class="note">{_text(block.text)}</p>'
    elif isinstance(block, Facts):
        yield '<div class="wide"><table>'
        yield from map(_fact, block.rows)
        yield "</table></div>"
    else:
        yield from _table(block)


def _fact(fact: Fact) -> str:
    style = f' style="padding-left: {0.6 + fact.indent}rem"' if fact.indent else ""
    value = _cell(BlockCell(fact.value), _NUMBER)
    return f"<tr><th{style}>{_text(fact.label)}</th>{value}<td>{_text(fact.aside)}</td></tr>"


def _table(table: Table) -> Iterator[str]:
    yield f'<div class="wide"><table{_class("" if table.ruled else "beside")}>'
    if any(column.heading for column in table.columns):
        headings = (
            f'<th scope="col"{_class("number" * column.right)}>{_text(column.heading)}</th>'
            for column in table.columns
        )
        yield f"<thead><tr>{''.join(headings)}</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        pairs = zip(row, table.columns, strict=True)
        yield f"<tr>{''.join(_cell(cell, column) for cell, column in pairs)}</tr>"
    yield "</tbody>"
    yield "</table></div>"


def _cell(cell: BlockCell, column: Column) -> str:
    tone = "" if cell.tone == "plain" else cell.tone
    words = _text(cell.text)
    if cell.stroke:
        words = f"<span{_class('stroke', 'whole' * (cell.stroke == 1))}>{words}</span>"
    if cell.bold:
        words = f"<strong>{words}</strong>"
    return f"<td{_class('number' * column.right, 'centred' * column.centred, tone)}>{words}</td>"


def _class(*names: str) -> str:
    classes = " ".join(filter(None, names))
    return f' class="{classes}"' if classes else ""
