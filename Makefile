# Everything happens in .venv; each target sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# pip compiles what it installs, but not what stays in its folder; without it every start may cost half a second more.
COMPILE = $(BIN)/python -m compileall -q bot ingest index corpus
# Shell settings must not turn a run into something else.
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export TOKENIZERS_PARALLELISM := false
# Empty is off: without bytecode each test process compiles every test anew, half a minute a run.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run test check bench quality bench-peers tune setup clean

run: $(VENV)/.installed ## set up, build the index and start InterEkip
	@$(BIN)/interekip start

test: $(VENV)/.installed-test ## set up and run the tests
	@$(BIN)/interekip setup
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: $(VENV)/.installed-check ## style, types and the floors of the house
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.installed-test ## speed, memory and quality, as JSON and tables in outputs/
	@$(BIN)/interekip setup
	$(BIN)/python -m benchmarks

quality: $(VENV)/.installed-quality ## the public quality card, docs/quality.md, from figures that are measured now
	@$(BIN)/interekip setup
	$(BIN)/python -m benchmarks serving quality
	$(BIN)/python -m benchmarks.quality_card

bench-peers: $(VENV)/.installed-peers ## other search systems over the same vectors; BEIR="FOLDER ..." adds collections
	@$(BIN)/interekip setup
	$(BIN)/python -m benchmarks peers $(addprefix --beir ,$(BEIR))
	$(BIN)/python -m benchmarks.quality_card

tune: $(VENV)/.installed-tune ## tune the encoder on the library's questions; WATCH="FOLDER ..." checks general texts
	$(BIN)/interekip tune encoder $(addprefix --watch ,$(WATCH))

setup: $(VENV)/.installed ## the environment, the encoder and the index, without starting
	@$(BIN)/interekip setup

clean: ## remove the environment and caches; people's data in var/ stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist *.egg-info

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "InterEkip needs Python 3.11 or newer; set PYTHON=python3.11 (or newer)." >&2; exit 1; }
	@echo "Creating the environment in $(VENV) ..." >&2
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "Installing InterEkip; the first time takes a few minutes ..." >&2
	@$(BIN)/pip install --quiet -e . >&2
	@$(COMPILE)
	@touch $@

$(VENV)/.installed-test: pyproject.toml | $(BIN)/python
	@$(BIN)/pip install --quiet -e '.[test]' >&2
	@$(COMPILE)
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-check: pyproject.toml | $(BIN)/python
	@$(BIN)/pip install --quiet -e '.[check]' >&2
	@$(COMPILE)
	@touch $@ $(VENV)/.installed-test $(VENV)/.installed

$(VENV)/.installed-quality: pyproject.toml | $(BIN)/python
	@$(BIN)/pip install --quiet -e '.[test,quality]' >&2
	@$(COMPILE)
	@touch $@ $(VENV)/.installed-test $(VENV)/.installed

$(VENV)/.installed-peers: pyproject.toml | $(BIN)/python
	@$(BIN)/pip install --quiet -e '.[quality,peers]' >&2
	@$(COMPILE)
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-tune: pyproject.toml | $(BIN)/python
	@$(BIN)/pip install --quiet -e '.[tune]' >&2
	@$(COMPILE)
	@touch $@ $(VENV)/.installed
