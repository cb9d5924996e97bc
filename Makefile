# make demo and make test set up by themselves all that they need, from the package index only.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DEMO   := demo
SHARED ?= ../shared
.DEFAULT_GOAL := help
.PHONY: help demo test lint eval gate bench train lock clean

help:  ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "onrecord needs Python 3.11 or later as $(PYTHON): sudo apt-get install python3 (or make PYTHON=python3.12 …)"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "Python's venv is missing: sudo apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.core: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.core
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(VENV)/.core  ## build the example story and write its dossier
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@$(BIN)/onrecord build examples/orlim-dam --db $(DEMO)/story.db; status=$$?; \
	  if [ $$status -ne 0 ] && [ $$status -ne 3 ]; then exit $$status; fi
	@$(BIN)/onrecord dossier --db $(DEMO)/story.db -o $(DEMO)/story.html
	@echo "Open $(CURDIR)/$(DEMO)/story.html in a browser."

test: $(VENV)/.dev lint  ## every check and every test
	$(BIN)/pytest

lint: $(VENV)/.dev  ## style, types, and the rules of the house
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

eval: $(VENV)/.dev  ## every figure, against the gold and (where it is there) the shared data
	$(BIN)/python -m eval.gate --shared $(SHARED) --print-only

gate: $(VENV)/.dev  ## the same, and fails where a figure is under its floor
	$(BIN)/python -m eval.gate --shared $(SHARED)

bench: $(VENV)/.dev  ## words and articles a second, stage by stage, beside one bare pass of the encoder
	$(BIN)/python -m eval.bench --shared $(SHARED)

train:  ## the reader's weights anew, from unpacked corpora: make train DATA=/path (needs torch; see training/)
	$(MAKE) -C training train DATA=$(DATA)

lock: | $(BIN)/python  ## the lock files anew, from the floors in pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-emit-index-url --group build \
	  pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-emit-index-url --group build \
	  --group dev pyproject.toml -o requirements-dev.lock

clean:  ## what demo and the tools left
	rm -rf $(DEMO) .pytest_cache .mypy_cache .ruff_cache .hypothesis
