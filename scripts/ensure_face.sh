#!/bin/sh
# Make sure that what measures the built site is there: Node, Java, and the
# tools of tests/face/package-lock.json, which npm installs beside it.
#
#     sh scripts/ensure_face.sh
#
# Says what to install when Node or Java is missing; it installs neither.
set -eu

face=tests/face
failed=0

say() {
    printf '%s\n' "$*" >&2
}

major=$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null) || major=0
if [ "$major" -lt 20 ] || ! command -v npm >/dev/null 2>&1; then
    say "make audit measures the pages with tools that need Node.js 20 or newer, and npm."
    failed=1
fi
# On macOS java can be a stub that only says where to get one.
if ! java -version >/dev/null 2>&1; then
    say "make audit checks the pages with the Nu HTML checker, which needs Java 11 or newer."
    failed=1
fi
if [ "$failed" -ne 0 ]; then
    say "On Debian and Ubuntu: sudo apt-get install nodejs npm default-jre-headless"
    say "On macOS: brew install node openjdk. Without them: make audit-pages"
    exit 1
fi

# npm writes the list it installed when it is done.
if [ ! -f "$face/node_modules/.package-lock.json" ] ||
    [ "$face/package-lock.json" -nt "$face/node_modules/.package-lock.json" ]; then
    say "Installing $face/package-lock.json into $face/node_modules"
    # None of these packages needs a script of its own to be installed.
    (cd "$face" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
fi
