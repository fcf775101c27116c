"""A small client of the Language Server Protocol, for the YAML language server of tests/npm.

Source: Language Server Protocol 3.17. Lines and characters count from 0; each message stands
behind its length.
"""

import json
import queue
import subprocess
import threading
from collections import defaultdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

PACKAGE = Path(__file__).parent.parent / "npm/node_modules/yaml-language-server"
SERVER = ("node", str(PACKAGE / "bin/yaml-language-server"), "--stdio")
PATIENCE = 30  # seconds to wait for any one message

Json = dict[str, Any]


class LanguageServer:
    """One running server with one folder open, as an editor with these settings would have it.

    Nothing is looked for on the network. To be used with ``with``.
    """

    def __init__(self, folder: Path, settings: Json) -> None:
        self.settings = {"schemaStore": {"enable": False}} | settings
        self.program = subprocess.Popen(SERVER, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.received: queue.Queue[Json] = queue.Queue()
        self.diagnostics: dict[str, list[Json]] = defaultdict(list)
        self.asked = 0
        threading.Thread(target=self.listen, daemon=True).start()
        root = {"uri": folder.as_uri(), "name": folder.name}
        capabilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
            },
        }
        self.ask(
            "initialize",
            processId=None,
            rootUri=root["uri"],
            workspaceFolders=[root],
            capabilities=capabilities,
        )
        self.tell("initialized")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.program.kill()
        self.program.communicate(timeout=PATIENCE)

    def open(self, path: Path, text: str | None = None) -> list[Json]:
        """Open a file, or show another text for it; what the server marks in it."""
        uri = path.as_uri()
        shown = path.read_text("utf-8") if text is None else text
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": shown}
        self.diagnostics.pop(uri, None)
        self.tell("textDocument/didOpen", textDocument=document)
        while uri not in self.diagnostics:
            self.receive()
        return self.diagnostics[uri]

    def complete(self, path: Path, line: int, character: int) -> dict[str, Json]:
        """What the server offers at a place, by the words shown."""
        answer = self.ask("textDocument/completion", **place(path, line, character))
        return {item["label"]: item for item in answer["items"]}

    def hover(self, path: Path, line: int, character: int) -> str:
        """What the server tells of a place."""
        answer = self.ask("textDocument/hover", **place(path, line, character))
        return str(answer["contents"]["value"])

    def ask(self, method: str, **words: Any) -> Any:
        self.asked += 1
        self.send({"id": self.asked, "method": method, "params": words})
        while True:
            message = self.receive()
            if message.get("id") == self.asked and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]

    def tell(self, method: str, **words: Any) -> None:
        self.send({"method": method, "params": words})

    def send(self, message: Json) -> None:
        assert self.program.stdin
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.program.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.program.stdin.flush()

    def receive(self) -> Json:
        """The next message; what the server asks is answered, what it marks is kept."""
        message = self.received.get(timeout=PATIENCE)
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            found = message["params"]
            self.diagnostics[found["uri"]] = found["diagnostics"]
        elif method and "id" in message:
            self.send({"id": message["id"], "result": self.answer(method, message["params"])})
        return message

    def answer(self, method: str, asked: Json) -> Any:
        if method != "workspace/configuration":
            return None
        sections = (item.get("section") for item in asked["items"])
        return [self.settings if section == "yaml" else None for section in sections]

    def listen(self) -> None:
        """Put each message of the server into the queue, until it is gone."""
        stream = self.program.stdout
        assert stream
        while header := stream.readline():
            length = int(header.partition(b":")[2])
            while stream.readline().strip():
                pass
            self.received.put(json.loads(stream.read(length)))


def place(path: Path, line: int, character: int) -> Json:
    at = {"line": line, "character": character}
    return {"textDocument": {"uri": path.as_uri()}, "position": at}
