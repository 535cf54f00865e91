#!/bin/sh
# Build the last commit twice, as differently as one machine can, and compare
# every byte: two fresh clones in two folders, other time zones, locales, hash
# seeds and file modes, and, where faketime is installed, on another day.
#
#   sh scripts/reproduce.sh [PYTHON]
set -eu

python=$(command -v "${1:-python3}")
case $python in /*) ;; *) python=$PWD/$python ;; esac
top=$(git rev-parse --show-toplevel)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

build() { # build FOLDER COMMAND...: the site of a fresh clone in FOLDER
	folder=$1
	shift
	git clone --quiet "$top" "$folder"
	(cd "$folder" && PYTHONPATH="$folder/scripts" "$@" "$python" -m claimpress build >/dev/null)
}

later=
if command -v faketime >/dev/null 2>&1; then
	later="faketime -f +400d"
else
	echo "faketime is not installed: both builds are of today." >&2
fi

build "$work/one" env TZ=Pacific/Kiritimati LC_ALL=C PYTHONHASHSEED=1
umask 077
# shellcheck disable=SC2086 # a command and its options, or nothing
build "$work/another folder" env TZ=America/Los_Angeles LC_ALL=C.UTF-8 PYTHONHASHSEED=2 $later

if ! cmp "$work/one/build/site/files.sha256" "$work/another folder/build/site/files.sha256"; then
	diff "$work/one/build/site/files.sha256" "$work/another folder/build/site/files.sha256" || true
	echo "The two sites differ." >&2
	exit 1
fi
files=$(wc -l <"$work/one/build/site/files.sha256")
echo "Built twice, byte for byte the same: $((files)) files."
