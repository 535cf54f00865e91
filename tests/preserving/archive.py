"""An archive on the test's server: it holds snapshots, takes new ones, and can lie."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.fetching.server import Handler, lead, say

from claimpress.preserving.wayback import Endpoints

HOST = "archive.example"
ENDPOINTS = Endpoints(
    available=f"http://{HOST}/wayback/available",
    save=f"http://{HOST}/save",
    snapshots=f"http://{HOST}/web",
    pause=0.01,
    most=4,
)


@dataclass
class Archive:
    """Snapshots by address and moment, and how it misbehaves."""

    held: dict[str, list[str]] = field(default_factory=dict)
    claims: dict[str, Any] = field(default_factory=dict)
    """What it says of an address without holding it."""
    takes_at: str = "20260615120000"
    pending: int = 1
    refuses: str = ""
    keys: str = "LOW access:secret"
    jobs: dict[str, str] = field(default_factory=dict)

    def answer(self, handler: Handler) -> None:
        parts = urlsplit(handler.path)
        if parts.path == "/wayback/available":
            self._json(handler, self._available(parse_qs(parts.query)))
        elif parts.path == "/save" and handler.command == "POST":
            self._save(handler)
        elif parts.path.startswith("/save/status/"):
            self._json(handler, self._status(parts.path.rpartition("/")[2]))
        elif parts.path.startswith("/web/"):
            self._snapshot(handler)
        else:
            say(handler, 404)

    def _available(self, asked: dict[str, list[str]]) -> dict[str, Any]:
        [address], [day] = asked["url"], asked["timestamp"]
        if address in self.claims:
            return {"archived_snapshots": {"closest": self.claims[address]}}
        moments = self.held.get(address, [])
        if not moments:
            return {"archived_snapshots": {}}
        moment = min(moments, key=lambda each: abs(int(each[:8]) - int(day)))
        closest = {"available": True, "status": "200", "timestamp": moment}
        return {"archived_snapshots": {"closest": closest}}

    def _save(self, handler: Handler) -> None:
        body = handler.rfile.read(int(handler.headers["Content-Length"])).decode()
        [address] = parse_qs(body)["url"]
        if handler.headers.get("Authorization") != self.keys:
            say(handler, 401, b"{}")
        elif self.refuses:
            self._json(handler, {"status": "error", "message": self.refuses})
        else:
            self.jobs["job-1"] = address
            self._json(handler, {"url": address, "job_id": "job-1"})

    def _status(self, job: str) -> dict[str, Any]:
        if self.pending > 0:
            self.pending -= 1
            return {"status": "pending"}
        self.held.setdefault(self.jobs[job], []).append(self.takes_at)
        return {"status": "success", "timestamp": self.takes_at, "original_url": self.jobs[job]}

    def _snapshot(self, handler: Handler) -> None:
        moment, _, address = handler.path.removeprefix("/web/").partition("/")
        if moment in self.held.get(address, []):
            say(handler, body=b"as it was")
        elif address in self.held:
            lead(handler, f"/web/{self.held[address][0]}/{address}")
        else:
            say(handler, 404)

    @staticmethod
    def _json(handler: Handler, told: dict[str, Any]) -> None:
        say(handler, body=json.dumps(told).encode(), fields={"Content-Type": "application/json"})
