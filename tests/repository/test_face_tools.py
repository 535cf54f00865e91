"""The tools that measure the built site: which they are, and what is said without them."""

import json
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
FACE = ROOT / "tests/face"
ENSURE_FACE = ROOT / "scripts/ensure_face.sh"


def test_each_tool_has_one_version_and_its_hash_and_no_host_is_named() -> None:
    wanted = json.loads((FACE / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    lock = json.loads((FACE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert set(wanted) == {
        "@stoplight/spectral-cli",
        *("axe-core", "lighthouse", "schema-dts", "typescript", "vnu-jar"),
        "yaml-language-server",
    }
    for name, version in wanted.items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), name
        assert lock[f"node_modules/{name}"]["version"] == version
    for name, package in lock.items():
        if name:
            assert package["integrity"].startswith("sha512-"), name
            host = "https://registry.npmjs.org/"
            assert package.get("resolved", host).startswith(host), name


def test_without_node_and_java_it_is_said_what_to_install(tmp_path: Path) -> None:
    done = subprocess.run(
        ["/bin/sh", ENSURE_FACE],
        env={"PATH": str(tmp_path)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "Node.js 20 or newer" in done.stderr
    assert "Java 11 or newer" in done.stderr
    assert "sudo apt-get install nodejs npm default-jre-headless" in done.stderr
