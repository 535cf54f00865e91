#!/bin/sh
# Make sure there is a browser for the tests, and say where it is.
#
#     sh scripts/ensure_browser.sh [PYTHON]
#
# Looks for Chromium or Chrome, first where CLAIMPRESS_CHROMIUM points, and
# installs one when there is none: from the system's packages where apt-get
# exists, otherwise Playwright's own. PYTHON is the one Playwright is installed
# in. The address of a browser that was seen to start is the only thing on
# standard output; what happens is told on standard error.
set -eu

python=${1:-.venv/bin/python}

say() {
    printf '%s\n' "$*" >&2
}

starts() {
    [ -n "$1" ] && "$1" --version </dev/null >/dev/null 2>&1
}

# A name on the PATH is no proof: on Ubuntu chromium-browser can be a stub that
# only asks for a snap.
installed_browser() {
    for name in chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        found=$(command -v "$name" 2>/dev/null) || continue
        if starts "$found"; then
            printf '%s\n' "$found"
            return 0
        fi
        say "$found is there but does not start; looking further."
    done
    return 1
}

playwright_browser() {
    found=$("$python" -c '
from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
' 2>/dev/null) || return 1
    starts "$found" && printf '%s\n' "$found"
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif ! command -v sudo >/dev/null 2>&1; then
        say "Not root, and there is no sudo."
        return 1
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@" # nobody is there to type a password
    fi
}

# Everything a package manager prints goes to standard error.
apt_chromium() {
    command -v apt-get >/dev/null 2>&1 || return 1
    say "No browser found: installing the package chromium with apt-get."
    as_root apt-get update -q >&2 || say "apt-get update failed; trying with the lists that are there."
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends chromium >&2
}

playwright_chromium() {
    say "Installing Playwright's own Chromium."
    "$python" -m playwright install chromium >&2
}

if [ -n "${CLAIMPRESS_CHROMIUM:-}" ]; then
    if starts "$CLAIMPRESS_CHROMIUM"; then
        printf '%s\n' "$CLAIMPRESS_CHROMIUM"
        exit 0
    fi
    say "CLAIMPRESS_CHROMIUM is '$CLAIMPRESS_CHROMIUM', and that does not start."
    say "Point it to a Chromium or Chrome, or unset it to have one found."
    exit 1
fi

installed_browser && exit 0
playwright_browser && exit 0
if apt_chromium; then
    installed_browser && exit 0
fi
if playwright_chromium; then
    playwright_browser && exit 0
fi

say "The browser tests need Chromium or Chrome, and none could be found or installed."
say "Install one and try again, or point CLAIMPRESS_CHROMIUM to one you have."
exit 1
