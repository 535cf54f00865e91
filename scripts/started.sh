#!/bin/sh
# Keep the publication that `claimpress init` of an earlier revision starts, as an
# archive beside the test that brings such a publication up to date.
#
#   sh scripts/started.sh REVISION [PYTHON]
#
# The revision's own wheel is built and used, with the packages of PYTHON; the
# day is that of the commit, so the same revision gives the same archive.
set -eu

revision=${1:?name a tag or a commit}
python=$(command -v "${2:-python3}")
case $python in /*) ;; *) python=$PWD/$python ;; esac
top=$(git rev-parse --show-toplevel)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

mkdir "$work/source"
git -C "$top" archive "$revision" | tar -x -C "$work/source"
(cd "$work/source" && "$python" -m hatchling build -t wheel -d "$work" >"$work/log" 2>&1) \
	|| { cat "$work/log" >&2; exit 1; }
"$python" -m pip --quiet --quiet --disable-pip-version-check install \
	--no-deps --target "$work/lib" "$work"/claimpress-*.whl

SOURCE_DATE_EPOCH=$(git -C "$top" log -1 --format=%ct "$revision")
export SOURCE_DATE_EPOCH
cd "$work"
PYTHONPATH="$work/lib" "$python" -m claimpress init checks --name "Checks" --language en \
	--address "https://checks.example/" --requirement claimpress >/dev/null
mkdir -p "$top/tests/starting/earlier"
"$python" -m claimpress export "$top/tests/starting/earlier/$revision.tar.gz" --root checks
