"""``docs/pictures/status.svg``: a terminal as the tool fills it."""

import datetime as dt
import re
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

from caichcli.files.disk import workspace
from caichcli.formats.answers import status
from caichcli.formats.tables import screen
from caichcli.services import workspaces
from caichcli.services.session import Session
from caichcli.views.overview import overview

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "tinh-minh-hoa"
PLAN, LAST_ENTRY = "plans/2020.yaml", dt.date(2020, 12, 31)
COMMAND = 'caich status -a "Bộ B" --as-of 28/6/2020'
AGENCY, DAY = "bo-b", dt.date(2020, 6, 28)
WIDTH, HEIGHT = 112, 100

# Only fonts that are on the reader's machine: a picture must not ask anybody for anything.
SVG = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
  font-family: Consolas, Menlo, "Noto Sans Mono", "DejaVu Sans Mono", monospace;
  font-size: {char_height}px;
  line-height: {line_height}px;
}}
.{unique_id}-title {{ font-family: "DejaVu Sans", Arial, sans-serif; font-size: 18px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def status_picture() -> str:
    """What ``caich status`` says of an agency of the example, typed in a terminal."""
    example = workspace.at(EXAMPLE)
    assert example is not None
    here = Session(EXAMPLE, LAST_ENTRY)
    book = workspaces.check(here, example, errors_only=True).books[PLAN]
    page = status.page(overview(book, DAY, (AGENCY,)), "vi")

    console = Console(
        file=StringIO(),
        record=True,
        width=WIDTH,
        height=HEIGHT,
        force_terminal=True,
        color_system="truecolor",
        no_color=False,
        legacy_windows=False,
    )
    console.print(Text(f"$ {COMMAND}\n", style="bold"))
    screen.draw(page, console)
    svg = console.export_svg(title="caich", code_format=SVG, unique_id="caich-status")
    # Rich clips every line to its own height, which cuts off the upper mark of Ố and Ế.
    return re.sub(r' clip-path="url\(#caich-status-line-\d+\)"', "", svg)
