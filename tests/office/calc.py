"""LibreOffice Calc without a window: open a workbook, type into its cells, save it again."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

SOFFICE = os.environ.get("SOFFICE", "soffice")
SECONDS = 240

_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">{elements}</library:library>
"""
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library"
 xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard"
 xlink:href="$(USER)/basic/Standard/{kind}.xlb/" xlink:type="simple" library:link="false"/>
</library:libraries>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Typing"
 script:language="StarBasic">{source}</script:module>
"""
_SOURCE = """
Sub Save
    Dim hidden(0) As New com.sun.star.beans.PropertyValue
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    document = StarDesktop.loadComponentFromURL("{url}", "_blank", 0, hidden())
    sheet = document.Sheets.getByIndex(0)
    On Error Resume Next
{typed}
    On Error GoTo 0
    Dim how(0) As New com.sun.star.beans.PropertyValue
    how(0).Name = "FilterName"
    how(0).Value = "Calc MS Excel 2007 XML"
    document.storeToURL("{url}", how())
    document.close(True)
End Sub
"""


class Calc:
    """LibreOffice with settings of its own, so that nobody's are touched."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.profile = folder / "profile"
        self._run("--terminate_after_init")  # makes the settings, which hold the macros

    def type(self, path: Path, typed: Mapping[str, str | float]) -> None:
        """Open a workbook, put values into cells of its first sheet, save it as Excel.

        Text beginning with "date:" is a day typed as 2026-06-29. Locks hold for people, not here.
        """
        lines = "\n".join(map(_line, typed.items()))
        source = _SOURCE.format(url=path.as_uri(), typed=lines)
        basic = self.profile / "user" / "basic"
        standard = basic / "Standard"
        standard.mkdir(parents=True, exist_ok=True)
        element = '<library:element library:name="Typing"/>'
        (standard / "script.xlb").write_text(_LIBRARY.format(elements=element), "utf-8")
        (standard / "dialog.xlb").write_text(_LIBRARY.format(elements=""), "utf-8")
        for kind in ("script", "dialog"):
            (basic / f"{kind}.xlc").write_text(_LIBRARIES.format(kind=kind), "utf-8")
        (standard / "Typing.xba").write_text(_MODULE.format(source=escape(source)), "utf-8")
        before = path.stat().st_mtime_ns
        self._run("macro:///Standard.Typing.Save")
        assert path.stat().st_mtime_ns != before, "LibreOffice has not saved the file"

    def convert(self, path: Path, ending: str) -> Path:
        """The file in another format, in a folder of its own."""
        target = self.folder / f"as-{ending.partition(':')[0]}"
        self._run("--convert-to", ending, "--outdir", str(target), str(path))
        return target / f"{path.stem}.{ending.partition(':')[0]}"

    def _run(self, *words: str) -> None:
        profile = f"-env:UserInstallation={self.profile.as_uri()}"
        program = [SOFFICE, profile, "--headless", "--norestore", *words]
        subprocess.run(program, check=True, capture_output=True, timeout=SECONDS)


def _line(item: tuple[str, str | float]) -> str:
    address, value = item
    cell = f'    sheet.getCellRangeByName("{address}")'
    if not isinstance(value, str):
        return f"{cell}.setValue({value})"
    if value.startswith("date:"):
        return f'{cell}.setFormula("{value.removeprefix("date:")}")'
    parts = (part.replace('"', '""') for part in value.split("\n"))
    text = " & Chr(10) & ".join(f'"{part}"' for part in parts)
    return f"{cell}.setString({text})"
