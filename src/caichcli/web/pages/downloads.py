"""Files that a visitor takes along."""

from urllib.parse import quote

from starlette.responses import Response

ARCHIVE = "application/zip"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def download(name: str, content: bytes | str, kind: str) -> Response:
    """Return a file to be saved under a name, never to be opened in its place."""
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(content, media_type=kind, headers=headers)
