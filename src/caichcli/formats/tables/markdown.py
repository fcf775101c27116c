"""Blocks as Markdown, as GitHub and GitLab show it in a file or a comment.

Words of a plan stay words: no markup, link, cell or heading comes of them, and
nobody is called by an @name or an issue by a #number in them.
"""

from collections.abc import Iterator, Sequence

from caichcli.formats.blocks import (
    Block,
    BlockCell,
    Fact,
    Facts,
    Heading,
    Note,
    Page,
    Paragraph,
    Table,
    Title,
)
from caichcli.formats.documents.escaping import markdown_text
from caichcli.language.wording import Language


def write(page: Page, lang: Language) -> str:
    """Return the page as Markdown that ends with a line break."""
    parts = []
    titled = False
    for block in page:
        parts.append("\n".join(_lines(block, titled=titled)))
        titled = titled or isinstance(block, Title)
    return "\n\n".join(parts) + "\n"


def _lines(block: Block, *, titled: bool) -> Iterator[str]:
    if isinstance(block, Title):
        aside = f" ({markdown_text(block.aside)})" if block.aside else ""
        yield f"{'##' if titled else '#'} {markdown_text(block.text)}{aside}"
    elif isinstance(block, Heading):
        yield f"### {markdown_text(block.text)}"
    elif isinstance(block, Paragraph):
        yield "\\\n".join(markdown_text(line) for line in block.text.split("\n"))
    elif isinstance(block, Note):
        yield f"> {markdown_text(block.text)}"
    elif isinstance(block, Facts):
        yield from map(_fact, block.rows)
    else:
        yield from _table(block)


def _fact(fact: Fact) -> str:
    aside = f" ({markdown_text(fact.aside)})" if fact.aside else ""
    return (
        f"{'  ' * fact.indent}- {markdown_text(fact.label)}: **{markdown_text(fact.value)}**{aside}"
    )


def _table(table: Table) -> Iterator[str]:
    yield _row([markdown_text(column.heading) for column in table.columns])
    yield _row(["---:" if column.right else "---" for column in table.columns])
    for row in table.rows:
        yield _row([_cell(cell) for cell in row])


def _cell(cell: BlockCell) -> str:
    text = markdown_text(cell.text)
    return f"**{text}**" if cell.tone == "bad" and text else text


def _row(texts: Sequence[str]) -> str:
    return f"| {' | '.join(texts)} |"
