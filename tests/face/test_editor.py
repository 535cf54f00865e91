"""What an editor offers in a claim file: the YAML language server of VS Code, without VS Code."""

import json
import queue
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.helpers import DOSSIER, ROOT

pytestmark = pytest.mark.face

WAIT = 60
CLAIM = """# yaml-language-server: $schema=../claim.schema.json
text: A claim.
status: |STATUS|
stage: |STAGE|
source:
  speaker: somebody
  |SOURCE|
evidence:
  - url: https://a.example/
    stance: |STANCE|
    |EVIDENCE|
sumary: A slip.
"""


class Server:
    """A language server at the other end of two pipes."""

    def __init__(self, command: list[str], settings: dict[str, Any]) -> None:
        self.settings = settings
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.inbox: queue.Queue[dict[str, Any]] = queue.Queue()
        self.found: dict[str, list[dict[str, Any]]] = {}
        self.asked = 0
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()
        folder = {"uri": ROOT.as_uri(), "name": "publication"}
        completion = {"completionItem": {"snippetSupport": True}}
        capabilities = {
            "textDocument": {"completion": completion, "hover": {"contentFormat": ["markdown"]}},
            "workspace": {"configuration": True},
        }
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": ROOT.as_uri(),
                "capabilities": capabilities,
                "workspaceFolders": [folder],
            },
        )
        self.tell("initialized", {})

    def close(self) -> None:
        self.process.terminate()
        self.listener.join(timeout=WAIT)
        with self.process:  # closes the pipes
            pass

    def tell(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: object) -> Any:
        self.asked += 1
        number = self.asked
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self.inbox.get(timeout=WAIT)
            if message.get("id") == number and "method" not in message:
                return message["result"]
            self._answer(message)

    def open(self, path: Path, text: str) -> str:
        """Open a file, as if it held this text."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return path.as_uri()

    def faults(self, uri: str) -> list[dict[str, Any]]:
        """What it finds wrong with a file, once it has looked."""
        while uri not in self.found:
            self._answer(self.inbox.get(timeout=WAIT))
        return self.found[uri]

    def offers(self, uri: str, line: int, column: int) -> dict[str, str]:
        """What it offers at a place, with the words it says about each."""
        at = {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}
        items = self.ask("textDocument/completion", at)["items"]
        return {item["label"]: str(item.get("documentation", "")) for item in items}

    def says(self, uri: str, line: int, column: int) -> str:
        """What it says about a word."""
        at = {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}
        return str(self.ask("textDocument/hover", at)["contents"]["value"])

    def _answer(self, message: dict[str, Any]) -> None:
        if message.get("method") == "textDocument/publishDiagnostics":
            self.found[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message and "method" in message:
            result = None
            if message["method"] == "workspace/configuration":
                sections = [item.get("section") for item in message["params"]["items"]]
                result = [self.settings if section == "yaml" else None for section in sections]
            self._send({"id": message["id"], "result": result})

    def _send(self, message: dict[str, Any]) -> None:
        assert self.process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _listen(self) -> None:
        assert self.process.stdout
        while True:
            length = 0
            while line := self.process.stdout.readline().strip():
                name, _, value = line.decode().partition(":")
                length = int(value) if name.lower() == "content-length" else length
            if not length:
                return
            self.inbox.put(json.loads(self.process.stdout.read(length)))


@pytest.fixture(scope="module")
def server(node: str, modules: Path) -> Iterator[Server]:
    """The server with the settings of this repository, and nothing from the network."""
    script = modules / "yaml-language-server/bin/yaml-language-server"
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    ours = {
        "schemas": settings["yaml.schemas"],
        "schemaStore": {"enable": False},
        "validate": True,
        "completion": True,
        "hover": True,
    }
    started = Server([node, str(script), "--stdio"], ours)
    yield started
    started.close()


def places(text: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """A text without its marks, and where they stood."""
    found = {}
    lines = text.split("\n")
    for number, line in enumerate(lines):
        before, mark, _ = line.partition("|")
        if mark:
            found[line.split("|")[1]] = (number, len(before))
            lines[number] = before
    return "\n".join(lines), found


@pytest.fixture(scope="module", params=["modeline", "settings"])
def draft(request: pytest.FixtureRequest, server: Server) -> tuple[str, dict[str, tuple[int, int]]]:
    """A claim that is being written; its schema is known by its first line, or by the settings."""
    text, found = places(CLAIM)
    if request.param == "settings":
        text = text.replace(CLAIM.split("\n", maxsplit=1)[0], "# A claim.")
    file = ROOT / f"claims/{DOSSIER}/{request.param}-of-an-editor.yaml"
    return server.open(file, text), found


Draft = tuple[str, dict[str, tuple[int, int]]]


def test_choices_are_offered_with_what_they_mean(server: Server, draft: Draft) -> None:
    uri, at = draft
    statuses = server.offers(uri, *at["STATUS"])
    assert list(statuses)[:3] == ["supported", "mostly-supported", "mixed"]
    assert "Public reports bear out" in statuses["supported"]
    assert {"draft", "published"} <= server.offers(uri, *at["STAGE"]).keys()
    assert server.offers(uri, *at["STANCE"]).keys() == {"supports", "refutes", "context"}


def test_fields_are_offered_with_what_they_are_for(server: Server, draft: Draft) -> None:
    uri, at = draft
    source = server.offers(uri, *at["SOURCE"])
    assert {"quote", "locator", "claimed_on"} <= source.keys()
    assert "speaker" not in source
    assert "The exact words" in source["quote"]
    assert {"title", "publisher", "says"} <= server.offers(uri, *at["EVIDENCE"]).keys()


def test_a_field_is_explained_where_it_stands(server: Server, draft: Draft) -> None:
    uri, at = draft
    assert "The verification status" in server.says(uri, at["STATUS"][0], 2)
    assert "What it does to the claim" in server.says(uri, at["STANCE"][0], 6)


def test_a_slip_is_marked_where_it_is(server: Server, draft: Draft) -> None:
    uri, _ = draft
    faults = {fault["message"]: fault["range"]["start"]["line"] for fault in server.faults(uri)}
    slip = next(line for message, line in faults.items() if "sumary" in message)
    assert CLAIM.split("\n")[slip] == "sumary: A slip."
    assert any("claimed_on" in message for message in faults)


def test_the_real_files_have_no_fault(server: Server) -> None:
    files = sorted((ROOT / "claims").rglob("*.yaml"))
    opened = {server.open(file, file.read_text(encoding="utf-8")): file for file in files}
    faults = {file.name: server.faults(uri) for uri, file in opened.items()}
    assert {name: found for name, found in faults.items() if found} == {}
    assert len(faults) >= 30
