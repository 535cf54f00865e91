# Everything a person needs to do here, by name. `make help` lists it.
# [claimpress itself]
#
# `claimpress init` gives a new publication this file without what stands between
# such marks, and with the lines that begin with "# |" as lines of their own.
# [/claimpress itself]
#
# A fresh machine needs Python 3.11 or newer, Git and make. Plain sh and the
# GNU make 3.81 that macOS ships are enough.

# Which Python makes .venv: `PYTHON=python3.12 make site`. Without it, the
# first of these that is new enough is taken.
PYTHON ?=
PYTHONS := $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python)

VENV := .venv
BIN := $(VENV)/bin
# Written when the set-up is complete; holds the folder it was made in.
STAMP := $(VENV)/.installed
# Says nothing but errors, which is what two --quiet mean.
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check --no-input

# [claimpress itself]
# For example `make test PYTEST_ARGS="-k search -x"`.
PYTEST_ARGS ?=
# For example `make lock LOCK_ARGS=--upgrade`.
LOCK_ARGS ?=
# For example `make started REVISION=v0.1.0`.
REVISION ?=
# For example `make bench BENCH_ARGS="--claims 100,1000 --runs 3"`.
BENCH_ARGS ?=
# [/claimpress itself]
# `github` makes each problem an annotation on the pull request.
CHECK_FORMAT ?= text
# A commit, branch or tag: what was published then may not have changed silently.
CHECK_AGAINST ?=

.PHONY: site serve test test-slow audit audit-pages audit-face check check-claims check-code \
	check-workflows lock reproduce bench bench-search mutants lock-mutants sbom started browser \
	setup clean help set-up-again

site: $(STAMP) ## Build the publication into build/site (the default)
	@$(BIN)/claimpress build

serve: $(STAMP) ## Preview on this machine; pages follow your edits
	@$(BIN)/claimpress serve

# [claimpress itself]
# The script says on its standard output which browser it found, so that the
# tests use the one that was seen to start.
test: $(STAMP) ## Run the tests, those in the browser too
	@browser=$$(sh scripts/ensure_browser.sh $(BIN)/python) \
		&& CLAIMPRESS_CHROMIUM="$$browser" $(BIN)/python -m pytest $(PYTEST_ARGS)

test-slow: $(STAMP) ## Run every test, those that take minutes and ten times the examples too
	@browser=$$(sh scripts/ensure_browser.sh $(BIN)/python) \
		&& CLAIMPRESS_CHROMIUM="$$browser" CLAIMPRESS_EXAMPLES=10 \
		$(BIN)/python -m pytest -m "not face" $(PYTEST_ARGS)

audit: audit-pages audit-face ## Build the site, compare it with the claims, measure it as readers meet it

# [/claimpress itself]
# | test: check audit-pages ## Check the claims, build the site, and hold it against the claims
# |
# | check: check-claims ## Check the claims without building
# |
audit-pages: site
	@$(BIN)/claimpress audit-site --format $(CHECK_FORMAT)

# [claimpress itself]
# One after the other, because two at once would measure each other.
audit-face: $(STAMP)
	@sh scripts/ensure_face.sh
	@browser=$$(sh scripts/ensure_browser.sh $(BIN)/python) \
		&& CLAIMPRESS_CHROMIUM="$$browser" \
		$(BIN)/python -m pytest tests/face -m face -n 0 $(PYTEST_ARGS)

check: check-claims check-code check-workflows ## Check claims, code and workflows without building

# [/claimpress itself]
# One failure does not hide the next: each check runs, then the verdict falls.
check-claims: $(STAMP)
	@failed=0; \
	$(BIN)/claimpress check --format $(CHECK_FORMAT) --against '$(CHECK_AGAINST)' || failed=1; \
	$(BIN)/claimpress schema --check || failed=1; \
	$(BIN)/claimpress owners --check || failed=1; \
	exit $$failed

# [claimpress itself]
check-code: $(STAMP)
	@failed=0; \
	$(BIN)/claimpress docs --check || failed=1; \
	$(BIN)/ruff check || failed=1; \
	$(BIN)/ruff format --check || failed=1; \
	$(BIN)/mypy || failed=1; \
	exit $$failed

# Without --strict-collection a workflow that is not valid YAML is skipped,
# and the verdict is "no findings".
check-workflows: $(STAMP)
	@$(BIN)/yamllint --strict .github .pre-commit-config.yaml .pre-commit-hooks.yaml .yamllint.yaml
	@$(BIN)/zizmor --quiet --offline --strict-collection --persona auditor .github

reproduce: $(STAMP) ## Build the last commit twice, differently, and compare every byte
	@sh scripts/reproduce.sh $(BIN)/python

bench: $(STAMP) ## Measure builds beside MkDocs, Zensical and Hugo (minutes to hours)
	@$(BIN)/python -m benchmarks.build $(BENCH_ARGS) && $(BIN)/python -m benchmarks.report

bench-search: $(STAMP) ## Measure the search at 10,000 claims (minutes)
	@browser=$$(sh scripts/ensure_browser.sh $(BIN)/python) \
		&& CLAIMPRESS_CHROMIUM="$$browser" $(BIN)/python -m benchmarks.search

mutants: $(STAMP) ## Change the code in small ways and see that the tests notice (minutes)
	@sh scripts/mutants.sh $(BIN)/python

# A lock of its own: nobody else needs these packages. After `make lock`, so that
# both locks name the same versions.
lock-mutants: $(STAMP)
	@$(BIN)/uv --quiet pip compile --group mutants --generate-hashes \
		--universal --python-version 3.11 --no-emit-index-url \
		--constraints requirements.lock \
		--custom-compile-command "make lock-mutants" $(LOCK_ARGS) -o scripts/mutants.lock

# English is the key; the other languages get what is new, and lose what is gone.
words: $(STAMP) ## Bring the interface's catalogues (locale/*.po) up to date with the templates
	@mkdir -p build
	@$(BIN)/pybabel --quiet extract -F pyproject.toml -k say -k _ -k ngettext:1,2 \
		--add-location=file --sort-by-file --no-wrap --project=claimpress --version= \
		--msgid-bugs-address= --copyright-holder=claimpress -o build/words.pot scripts/claimpress
	@for catalogue in scripts/claimpress/locale/*.po; do \
		$(BIN)/pybabel --quiet update -i build/words.pot -o "$$catalogue" \
			-l "$$(basename "$$catalogue" .po)" --no-fuzzy-matching --ignore-obsolete \
			--ignore-pot-creation-date --no-wrap || exit 1; \
	done

sbom: $(STAMP) ## List every package the site is made with (CycloneDX) in build/
	@mkdir -p build
	@$(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible \
		--of JSON -o build/sbom.cdx.json requirements.lock 2>/dev/null
	@echo "Wrote build/sbom.cdx.json"

started: $(STAMP) ## Keep what `init` of REVISION, a tag, writes, for the test that upgrades it
	@sh scripts/started.sh '$(REVISION)' $(BIN)/python

lock: $(STAMP) ## Write requirements.lock again from pyproject.toml
	@$(BIN)/uv --quiet pip compile pyproject.toml --all-extras --generate-hashes \
		--universal --python-version 3.11 --no-emit-index-url \
		--custom-compile-command "make lock" $(LOCK_ARGS) -o requirements.lock

browser: $(STAMP) ## Find a browser for the tests, or install one
	@sh scripts/ensure_browser.sh $(BIN)/python

# [/claimpress itself]
setup: $(STAMP) ## Make .venv with everything in requirements.lock
	@:

clean: ## Remove what was built and every cache; .venv stays
	@rm -rf build dist .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find scripts $(wildcard tests) -type d -name __pycache__ -prune -exec rm -rf {} +

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

# The commands in .venv name the folder they were installed in, and its Python
# is a link to one outside: after a move, a copy or an upgrade of that Python
# the stamp means nothing.
STAMPED := $(shell $(BIN)/python -c "" 2>/dev/null && cat $(STAMP) 2>/dev/null)
ifneq ($(STAMPED),$(CURDIR))
$(STAMP): set-up-again
endif

# The lock names everything, so pip has nothing to add.
# A .venv that works is brought up to date, any other is made anew.
# [claimpress itself]
$(STAMP): requirements.lock pyproject.toml
# [/claimpress itself]
# | $(STAMP): requirements.lock requirements.txt
	@if [ -n "$(STAMPED)" ] && [ "$(STAMPED)" != "$(CURDIR)" ]; then rm -rf $(VENV); fi
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { $(find_python) && $(make_venv); }
	@echo "Installing requirements.lock into $(VENV); the first time takes a minute or two" >&2
	@$(PIP) install --no-deps --require-hashes --only-binary=:all: -r requirements.lock
# [claimpress itself]
	@$(PIP) install --no-deps --no-build-isolation -e .
# [/claimpress itself]
# | 	@$(PIP) install --no-deps -r requirements.txt
	@echo "$(CURDIR)" > $@

define find_python
python= ; \
for candidate in $(PYTHONS); do \
	if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
		python=$$candidate; \
		break; \
	fi; \
done; \
if [ -z "$$python" ]; then \
	echo "claimpress needs Python 3.11 or newer; tried $(PYTHONS)." >&2; \
	echo "Install one, or name one you have: PYTHON=/path/to/python3.12 make" >&2; \
	exit 1; \
fi
endef

define make_venv
if ! "$$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then \
	echo "$$python cannot make a virtual environment: it comes without venv or ensurepip." >&2; \
	echo "On Debian and Ubuntu: sudo apt-get install python3-venv" >&2; \
	exit 1; \
fi; \
echo "Making $(VENV) with $$("$$python" --version)" >&2; \
"$$python" -m venv --clear $(VENV)
endef
