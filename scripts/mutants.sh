#!/bin/sh
# Change the reader, the escaping and the address rules in hundreds of small
# ways, one at a time (mutmut), and see whether the tests notice each change.
#
#   sh scripts/mutants.sh [PYTHON]
#
# PYTHON is the one the project is installed in. Works on a copy, in a
# temporary folder, of the files as they are now, committed or not; mutmut goes
# into that folder too, from scripts/mutants.lock. Prints the counts by module
# and every change nobody noticed. The exit code is 1 when fewer than 90 in a
# hundred were noticed. MUTANTS_CHILDREN says how many run at once: 2 if unset.
set -eu

least=90
modules="reading/yaml_text reading/tree values/text values/addresses rendering/escape rendering/prose"

python=$(command -v "${1:-python3}")
case $python in /*) ;; *) python=$PWD/$python ;; esac
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

echo "Installing mutmut beside the copy" >&2
"$python" -m pip --quiet --quiet --disable-pip-version-check --no-input install \
	--require-hashes --only-binary=:all: --target "$work/tools" -r scripts/mutants.lock

# mutmut knows src/ as a place for packages, and not scripts/.
mkdir "$work/src" "$work/scripts"
cp -R scripts/claimpress "$work/src"
cp -R scripts/claimpress "$work/scripts"
cp -R tests "$work"
cd "$work"

# shellcheck disable=SC2086 # names without blanks, one by one
cat >pyproject.toml <<-END
	[tool.mutmut]
	source_paths = ["src"]
	also_copy = ["src", "scripts"]
	only_mutate = [$(printf '"src/claimpress/%s.py", ' $modules)]
	pytest_add_cli_args_test_selection = [
	  "tests/reading", "tests/values",
	  "tests/rendering/test_escape.py", "tests/rendering/test_prose.py",
	  "--ignore=tests/reading/test_bounds.py", # measures processes of its own
	  "--ignore=tests/reading/test_properties.py", # tries hundreds of texts for each change
	]

	[tool.pytest.ini_options]
	pythonpath = ["src", "."]
	addopts = "--import-mode=importlib -p no:xdist -p no:cacheprovider"
END

# CI makes hypothesis try the same examples each time, so that the figures stay.
mutmut() {
	CI=1 PYTHONPATH="$work/tools" "$python" -m mutmut "$@"
}

# It draws its one line of progress anew for every change: of use only if it fails.
if ! mutmut run --max-children "${MUTANTS_CHILDREN:-2}" >log 2>&1; then
	tail -n 60 log >&2
	exit 2
fi
# `    claimpress.values.text.x_one_line__mutmut_1: killed`, one line for each change.
mutmut results --all true >results
sed -n 's/^ *\(claimpress\.[^ ]*\): \([^ ].*\)$/\1 \2/p' results |
	grep -v -e ' killed$' -e ' timeout$' >unnoticed || true

while read -r name _; do
	mutmut show "$name"
	echo
done <unnoticed

awk -v least="$least" '
	/^ *claimpress\./ {
		module = $1
		sub(/\.[^.]*$/, "", module)
		all[module]++
		total++
		if ($2 == "killed" || $2 == "timeout") { seen[module]++; noticed++ }
	}
	END {
		if (!total) { print "mutmut made no changes."; exit 2 }
		for (module in all)
			printf "%4d of %4d noticed  %s\n", seen[module], all[module], module | "sort -k 5"
		close("sort -k 5")
		printf "%4d of %4d noticed: %.1f %%; at least %d %% are asked for\n", \
			noticed, total, 100 * noticed / total, least
		exit (100 * noticed < least * total)
	}
' results
