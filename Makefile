# The chores of the project. Nothing but Python 3.11 or newer and make has to be there before;
# what some tests need besides (Chromium, LibreOffice, Node.js) is installed from Debian's packages.

PYTHON ?= python3
CHROMIUM ?= /usr/bin/chromium
SOFFICE ?= /usr/bin/soffice
JAVA ?= /usr/bin/java

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check
UV := build/uv/bin/uv

# Stamps: set up for running, set up for developing (which includes the first).
RUN := $(VENV)/.ready-to-run
DEV := $(VENV)/.ready-to-develop
BENCH := build/bench/.ready
MUTANTS := build/mutants/.ready
NPM := tests/npm/node_modules/.package-lock.json

.DEFAULT_GOAL := help
.PRECIOUS: $(CHROMIUM) $(SOFFICE)

.PHONY: help
help: ## List the chores
	@sed -n 's/^\([a-z-]*\):.* ## /\1: /p' $(MAKEFILE_LIST) | awk -F': ' '{printf "make %-16s %s\n", $$1, $$2}'

.PHONY: run
run: $(RUN) ## Ask the real plan what Bộ Nội vụ owes (sets up on first use)
	@$(BIN)/caich status --agency "Bộ Nội vụ"

.PHONY: test
test: $(DEV) ## Run the tests (sets up on first use)
	$(BIN)/python -m pytest -n auto --dist worksteal

.PHONY: test-long
test-long: $(DEV) test-spark ## Search far longer: more examples, more killed writers, more histories
	HYPOTHESIS_PROFILE=long CAICH_LONG=1 $(BIN)/python -m pytest -n auto

# Every test that draws texts or bytes; then all that grows, by the processor's time.
.PHONY: fuzz
fuzz: $(DEV) ## Throw broken files at every command for an hour or so (FUZZ_EXAMPLES=20000)
	HYPOTHESIS_PROFILE=fuzz FUZZ_EXAMPLES=$(FUZZ_EXAMPLES) $(BIN)/python -m pytest -n auto \
		tests/fuzz tests/files/yaml/test_linewise.py tests/files/yaml/test_reading_properties.py
	$(BIN)/python -m tests.fuzz.stopwatch

# Coverage more than doubles the time of a test: those that try these folders, with few examples.
.PHONY: coverage
coverage: $(DEV) ## Fail where tests try too few branches of plan/, files/ or rules/
	$(BIN)/python -m coverage erase
	HYPOTHESIS_PROFILE=short $(BIN)/python -m coverage run -m pytest -n auto $(COVERED)
	$(BIN)/python -m coverage combine --quiet
	@for part in plan files rules; do \
		printf '\n##### src/caichcli/%s\n' $$part; \
		$(BIN)/python -m coverage report --fail-under=95 --include="src/caichcli/$$part/*" || exit 1; \
	done

# Which mutants there are depends on the seed and the code: tests/mutants/unobservable.tsv has
# those that nobody can notice.
.PHONY: mutants
mutants: $(MUTANTS) ## Put small faults into plan/ and rules/, list those that no test notices
	PYTHONPATH=src build/mutants/bin/python -m tests.mutants

.PHONY: test-lowest
test-lowest: $(DEV) $(UV) ## Run what leans on libraries with their lowest versions allowed
	HYPOTHESIS_PROFILE=short $(BIN)/python -m tests.matrix --uv $(UV) --python $(BIN)/python \
		--end lowest -- -q -n auto $(LEANING)

.PHONY: test-matrix
test-matrix: $(DEV) $(UV) ## Run them on each Python found, with the lowest and the highest versions
	HYPOTHESIS_PROFILE=short $(BIN)/python -m tests.matrix --uv $(UV)

.PHONY: bundle
bundle: $(DEV) ## A folder, build/bundle, that installs caich without a network on Linux and Windows
	$(BIN)/python -m tests.bundle.make build/bundle

.PHONY: test-wheel
test-wheel: $(DEV) ## Build the wheel, install it elsewhere and try it; the editable install too
	$(BIN)/python -m pytest -m wheel tests/wheel

.PHONY: test-browser
test-browser: $(DEV) $(CHROMIUM) $(NPM) ## Open the pages in Chromium (installs it where it is missing)
	CHROMIUM=$(CHROMIUM) $(BIN)/python -m pytest -n auto -m browser tests/browser

.PHONY: test-tools
test-tools: $(DEV) $(NPM) ## Try what others run: pre-commit, editors, the checkers of CI recipes
	$(BIN)/python -m pytest -n auto --dist loadfile -m tools tests/tools

.PHONY: test-yaml
test-yaml: $(DEV) $(NPM) ## Read many random texts beside npm's yaml (YAML_TEXTS=300000, YAML_SEED=1)
	YAML_TEXTS=$(YAML_TEXTS) YAML_SEED=$(YAML_SEED) $(BIN)/python -m pytest -m tools \
		tests/tools/test_yaml_peer.py

.PHONY: test-office
test-office: $(DEV) $(SOFFICE) ## Open Word and Excel files in LibreOffice (installs it where missing)
	SOFFICE=$(SOFFICE) $(BIN)/python -m pytest -n auto --dist loadfile -m office tests/office

.PHONY: test-spark
test-spark: $(DEV) $(JAVA) ## Sum a lake up on Spark within this machine (installs Java where missing)
	@$(PIP) install --require-hashes --requirement requirements-spark.lock
	$(BIN)/python -m pytest -m spark tests/cli/test_spark.py

.PHONY: bench
bench: $(DEV) $(BENCH) ## Measure beside peers and write docs/performance.md (a quarter of an hour)
	$(BIN)/python -m bench $(BENCHED)

.PHONY: bench-country
bench-country: $(DEV) $(JAVA) ## Collect the workspaces of a country, hold them to each status and to Spark
	@$(PIP) install --require-hashes --requirement requirements-spark.lock
	$(BIN)/python -m bench.country

.PHONY: bench-quick
bench-quick: $(DEV) $(BENCH) ## Measure small plans, and this version beside the main branch
	$(BIN)/python -m bench $(BENCHED) --quick
	$(BIN)/python -m bench $(BENCHED) --against $(AGAINST)

.PHONY: bench-serve
bench-serve: $(DEV) $(BENCH) ## Measure the pages of serve beside those of fava
	$(BIN)/python -m bench.faces --caich $(BIN) --peers build/bench/peers/bin

.PHONY: lint
lint: $(DEV) ## Check style
	$(BIN)/ruff check
	$(BIN)/ruff format --check

.PHONY: format
format: $(DEV) ## Mend what the style check can mend by itself
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: types
types: $(DEV) ## Check types
	$(BIN)/mypy

.PHONY: generated
generated: $(DEV) ## Write every generated file
	$(BIN)/python -m docs.generate

.PHONY: check-generated
check-generated: $(DEV) ## Fail if a generated file is not current
	$(BIN)/python -m docs.generate --check

# Not compared by the check: every Chromium draws its letters a little differently.
.PHONY: pictures
pictures: $(DEV) $(CHROMIUM) ## Photograph the example's weekly summary and the pages of serve anew
	@mkdir -p build
	cd examples/tinh-minh-hoa && $(CURDIR)/$(BIN)/caich render weekly --week 2020-W26 \
		--as-of 28/6/2020 --output $(CURDIR)/build/weekly.html --force
	CHROMIUM=$(CHROMIUM) $(BIN)/python -m docs.photograph build/weekly.html docs/pictures/weekly.png 900
	CHROMIUM=$(CHROMIUM) $(BIN)/python -m docs.photograph "build/weekly.html#area-2-overdue" \
		docs/pictures/filters.png 620
	CHROMIUM=$(CHROMIUM) $(BIN)/python -m docs.photograph_serve

# Versions already locked stay; UPGRADE=--upgrade takes the newest.
.PHONY: lock
lock: $(UV) ## Write the lock files after a change of requirements
	$(call compile,requirements.lock) --group build
	$(call compile,requirements-bench.lock) --group bench
	$(call compile,requirements-dev.lock) --group dev --extra all --constraint requirements.lock
	$(call compile,requirements-spark.lock) --extra spark --constraint requirements-dev.lock
	$(call compile,requirements-mutants.lock) --group mutants --constraint requirements-dev.lock

.PHONY: clean
clean: ## Remove all that was set up and built
	rm -rf $(VENV) build dist

LEANING := tests/formats tests/importers tests/cli/test_answers.py tests/cli/test_completion.py \
	tests/cli/test_render.py tests/cli/test_update.py tests/test_main.py tests/plan/test_workdays.py
COVERED := tests/plan tests/files tests/rules tests/cli/test_own_templates.py tests/cli/test_init.py \
	tests/cli/test_templates.py tests/cli/test_validate.py tests/cli/test_diff.py tests/services/test_merges.py
BENCHED := --caich build/bench/caich/bin --peers build/bench/peers/bin
AGAINST ?= origin/main
FUZZ_EXAMPLES ?= 20000
YAML_TEXTS ?= 300000
YAML_SEED ?= $(shell date +%s)
HLEDGER ?= /usr/bin/hledger
TASKWARRIOR ?= /usr/bin/task

define compile
	$(UV) pip compile pyproject.toml --quiet --output-file $(1) $(UPGRADE) \
		--universal --python-version 3.11 --generate-hashes \
		--no-annotate --custom-compile-command "make lock"
endef

$(RUN): requirements.lock pyproject.toml | $(BIN)/pip
	@echo "Setting up $(VENV) ..."
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements-dev.lock pyproject.toml | $(BIN)/pip
	@echo "Setting up $(VENV) for development ..."
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $(RUN) $@

# pip is the last thing that venv puts there: an interrupted set-up is begun again.
$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo 'Python 3.11 or newer is needed; name one: make PYTHON=python3.12 ...' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo 'This Python makes no virtual environments: apt-get install python3-venv' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(MUTANTS): requirements-dev.lock requirements-mutants.lock
	@echo "Setting up build/mutants ..."
	@$(PYTHON) -m venv build/mutants
	@for part in dev mutants; do \
		build/mutants/bin/pip -qq --disable-pip-version-check install --require-hashes \
			--requirement requirements-$$part.lock || exit 1; \
	done
	@touch $@

# caich as its users install it, and its peers from PyPI apart: nothing else is on their paths.
$(BENCH): requirements.lock requirements-bench.lock $(shell find src templates -type f -not -name '*.pyc') \
		| $(DEV) $(HLEDGER) $(TASKWARRIOR)
	@for part in caich peers; do $(PYTHON) -m venv build/bench/$$part; done
	@build/bench/caich/bin/pip -qq --disable-pip-version-check install --require-hashes \
		--requirement requirements.lock
	@build/bench/caich/bin/pip -qq --disable-pip-version-check install --no-deps \
		--no-build-isolation --force-reinstall .
	@build/bench/peers/bin/pip -qq --disable-pip-version-check install --require-hashes \
		--requirement requirements-bench.lock
	@touch $@

$(HLEDGER) $(TASKWARRIOR):
	@command -v apt-get >/dev/null || { \
		echo 'hledger and taskwarrior are needed; name them: make HLEDGER=... TASKWARRIOR=...' >&2; \
		exit 1; }
	@sudo=; test "$$(id -u)" = 0 || sudo=sudo; \
	$$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends hledger taskwarrior >/dev/null

$(CHROMIUM):
	@command -v apt-get >/dev/null || { \
		echo 'No Chromium here; name one: make CHROMIUM=/path/to/chromium test-browser' >&2; exit 1; }
	@sudo=; test "$$(id -u)" = 0 || sudo=sudo; \
	$$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null

$(SOFFICE):
	@command -v apt-get >/dev/null || { \
		echo 'No LibreOffice here; name one: make SOFFICE=/path/to/soffice test-office' >&2; exit 1; }
	@sudo=; test "$$(id -u)" = 0 || sudo=sudo; \
	$$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends libreoffice-writer-nogui \
		libreoffice-calc-nogui poppler-utils fonts-liberation >/dev/null

$(JAVA):
	@command -v apt-get >/dev/null || { \
		echo 'No Java here; name one: make JAVA=/path/to/java test-spark' >&2; exit 1; }
	@sudo=; test "$$(id -u)" = 0 || sudo=sudo; \
	$$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends default-jre-headless >/dev/null

$(NPM): tests/npm/package-lock.json
	@command -v npm >/dev/null || { \
		sudo=; test "$$(id -u)" = 0 || sudo=sudo; \
		$$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends nodejs npm >/dev/null; }
	@npm ci --prefix tests/npm --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(UV):
	@$(PYTHON) -m venv build/uv
	@build/uv/bin/pip -qq --disable-pip-version-check install uv
