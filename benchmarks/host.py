"""A host in a process of its own, so that a browser that is measured does not wait for us.

    python -m benchmarks.host FOLDER

Says its address, then serves the folder as GitHub Pages does; what it packed
once it keeps, as hosts and the caches before them do.
"""

import gzip
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from tests.visiting import FOLDER, PACKED


class _Host(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer with the file."""
        path = Path(self.translate_path(urlsplit(self.path).path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = _body(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Cache-Control", "max-age=600")
        if path.suffix in PACKED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@cache
def _body(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.compress(data, 6, mtime=0) if path.suffix in PACKED else data


@contextmanager
def host(parent: Path) -> Iterator[str]:
    """Serve a folder, which may come into being later; gives the address of the site in it."""
    command = [sys.executable, "-m", "benchmarks.host", str(parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        try:
            assert process.stdout
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def main() -> None:
    """Serve until somebody ends this process."""
    handler = partial(_Host, directory=sys.argv[1])
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    print(f"http://127.0.0.1:{server.server_port}/{FOLDER}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
