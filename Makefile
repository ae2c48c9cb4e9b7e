# Everything runs from a clone with Python 3.11 or later, make and git. Nothing outside the hashed locks is installed.

VENV ?= .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3.11 python3 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
REPORT ?= $(firstword $(wildcard corpus/hunan-2022-taojiang/*.docx))
# What `ziping convert REPORT` shows on a terminal, wherever make's output goes
SUMMARY := import sys, ziping, ziping.summary as page; page.summarize(ziping.convert(sys.argv[1]), "$(or $(ZIPING_LANG),zh)")
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCKED := $(INSTALL) --only-binary :all: --require-hashes
# Chinese file names and reports on whatever console
export PYTHONUTF8 := 1
# Compiled once, wherever it is forbidden to keep that: the tests start the command hundreds of times
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help setup dev demo test check format wheel bench evaluate-large ingest-large ingest-huge fuzz crash-test lock clean
.DEFAULT_GOAL := help

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST)

setup: $(VENV)/.runtime ## the command `ziping` in .venv, with nothing but what it needs

dev: $(VENV)/.dev ## the same with the tools that check it

demo: $(VENV)/.runtime ## one report of the corpus as data; REPORT=path for another
	@test -f "$(REPORT)" || { echo "no report: make demo REPORT=path/to/report.docx" >&2; exit 2; }
	@echo '$$ ziping convert $(REPORT)'
	@$(BIN)/python -c '$(SUMMARY)' "$(REPORT)"

test: $(VENV)/.dev ## the quick tests
	$(BIN)/python -m pytest -q -m "not slow"

check: $(VENV)/.dev ## everything: format, lint, types, imports, all tests with coverage
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m pytest -q -n auto --dist worksteal --cov --cov-report=term

format: $(VENV)/.dev ## format the code and mend what can be mended safely
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

wheel: $(VENV)/.runtime ## dist/*.whl
	rm -rf dist
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation -w dist .
	@ls dist/*.whl

bench: $(VENV)/.dev ## each measurement in bench/
	@set -e; for script in $(basename $(notdir $(sort $(wildcard bench/[a-z]*.py)))); do \
		echo "bench/$$script.py"; $(BIN)/python -m "bench.$$script"; done

COUNT ?= 1000
evaluate-large: $(VENV)/.dev ## reports made by chance against the reader; COUNT=1000, SEED=number to repeat, kept in build/generated
	$(BIN)/python -m bench.generated --count $(COUNT) $(if $(SEED),--seed $(SEED))

# Some 9 and 45 minutes on two cores; KEEP=folder keeps the files and takes them the next time.
ingest-large: $(VENV)/.dev ## 10,000 files through `ziping ingest`: speed, memory, cost of each kind; KEEP=folder
	$(BIN)/python -m bench.scale --count 10000 $(if $(KEEP),--keep "$(KEEP)")

ingest-huge: $(VENV)/.dev ## the same with 50,000
	$(BIN)/python -m bench.scale --count 50000 $(if $(KEEP),--keep "$(KEEP)")

SECONDS ?= 60
fuzz: $(VENV)/.dev ## changed files against the reader; SECONDS=60, SEED=number to repeat, finds in build/fuzz
	$(BIN)/python -m fuzz --seconds $(SECONDS) $(if $(SEED),--seed $(SEED))

# Compiles both locks, then asks for a wheel of every locked version on each platform that is supported.
# An extra that a dependency asks for is named (`coverage[toml]==`): pip takes a later version for it if it is not.
# `make lock` keeps the versions where it can, `make lock UPGRADE=--upgrade` takes the newest.
UV := $(VENV)-lock/bin/uv
COMPILE = $(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --only-binary :all: \
	--no-emit-index-url --no-header --no-annotate --no-strip-extras $(UPGRADE)
PLATFORMS := x86_64-pc-windows-msvc x86_64-apple-darwin aarch64-apple-darwin \
	x86_64-unknown-linux-gnu aarch64-unknown-linux-gnu

lock: $(UV) ## both locks anew from pyproject.toml
	$(COMPILE) --extra build --extra dev pyproject.toml -o requirements-dev.lock
	$(COMPILE) --extra build -c requirements-dev.lock pyproject.toml -o requirements.lock
	@set -e; for platform in $(PLATFORMS); do echo "wheels for $$platform"; \
		$(UV) pip install -q --no-config --dry-run --python-platform $$platform --python-version 3.11 --only-binary :all: \
			--require-hashes --target $(VENV)-lock/target -r requirements-dev.lock; done

$(UV):
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip install --quiet --disable-pip-version-check uv

MOMENTS ?= 200
crash-test: $(VENV)/.dev ## ingests that are killed and resumed, on DuckDB and PostgreSQL; MOMENTS=200, SEED=number to repeat
	@set -e; server=$$(mktemp -d); trap '.ci/postgres stop "$$server"; rm -rf "$$server" "$$server.log"' EXIT; \
		export ZIPING_TEST_POSTGRES=$${ZIPING_TEST_POSTGRES:-$$(.ci/postgres start "$$server")}; \
		$(BIN)/python -m fuzz.crash --moments $(MOMENTS) $(if $(SEED),--seed $(SEED))

clean: ## all that the other commands made
	rm -rf $(VENV) $(VENV)-lock build dist .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "ziping needs Python 3.11 or later: make $(MAKECMDGOALS) PYTHON=/path/to/python" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/.runtime: requirements.lock pyproject.toml | $(BIN)/python
	$(LOCKED) -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock requirements.lock pyproject.toml | $(BIN)/python
	$(LOCKED) -r requirements-dev.lock
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $(VENV)/.runtime $@
