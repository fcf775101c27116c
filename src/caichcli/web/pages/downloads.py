"""Files that a visitor takes along."""

import io
from collections.abc import Mapping
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile

from starlette.responses import Response

ARCHIVE = "application/zip"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def download(name: str, content: bytes | str, kind: str) -> Response:
    """Return a file to be saved under a name, never to be opened in its place."""
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(content, media_type=kind, headers=headers)


def archive(name: str, files: Mapping[str, bytes | str]) -> Response:
    """Return several files, by their names, as one to be saved."""
    pack = io.BytesIO()
    with ZipFile(pack, "w", ZIP_DEFLATED) as target:
        for each, content in files.items():
            target.writestr(each, content)
    return download(f"{name}.zip", pack.getvalue(), ARCHIVE)
