# Both/And on a fresh machine: Python 3.11 or newer and make are all it needs; `make help` lists the targets.
# Every target builds the environment it needs in .venv and does so again only when a lock file or pyproject.toml changes.

VENV := .venv
BIN  := $(VENV)/bin
PIP  := $(BIN)/python -m pip --disable-pip-version-check --quiet --no-input
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: play test check bench fast lock clean help

play: $(VENV)/play.stamp  ## play a real scenario against bots in a window; options: make play ARGS="tiny --seed 7"
	@$(BIN)/bothand play $(ARGS)

test: $(VENV)/dev.stamp  ## run the whole test suite on all cores; options: make test ARGS="-k secrecy"
	$(BIN)/python -m pytest -q -n auto $(ARGS)

check: $(VENV)/dev.stamp  ## style, types and who may import whom
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: $(VENV)/dev.stamp  ## measure speed as ratios (no test depends on it)
	$(BIN)/python -m pytest -q -s -m bench $(ARGS)

# The tool compiles only what has changed; the test holds a few compiled games against interpreted ones.
fast: $(VENV)/dev.stamp  ## compile the game for long batches (needs a C compiler); then: PYTHONPATH=build/fast bothand ...
	@$(BIN)/python tools/fast.py
	@$(BIN)/python -m pytest -q -n 0 tests/test_fast.py

# `uv` is asked only here. The lock files name versions and hashes for every platform, and no package index.
UV_COMPILE = uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
             --custom-compile-command "make lock" --quiet $(ARGS)
lock:  ## compute both lock files anew (needs uv); newest versions: make lock ARGS=--upgrade
	@command -v uv >/dev/null || { echo "make lock needs uv; install it with: python3 -m pip install uv"; exit 1; }
	$(UV_COMPILE) --group build -o requirements.lock
	$(UV_COMPILE) --group dev -o requirements-dev.lock

clean:  ## remove the environment and everything that tools left behind
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find game server tests -name __pycache__ -prune -exec rm -rf {} +

help:  ## this list
	@echo "Both/And: make play starts a game, make test runs the tests."
	@sed -n 's/^\([a-z]*\):.*## /  make \1|/p' Makefile | while IFS='|' read -r name text; do printf '%-14s %s\n' "$$name" "$$text"; done

# ---- the environment -------------------------------------------------------------------------------------------------
# Players get what a game needs, developers the tools as well. Hashes are checked; the build back end is in the lock too,
# so that installing this checkout asks the network for nothing more.

$(VENV)/play.stamp: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV) (once, a minute or less) ..."
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/play.stamp
	@echo "Adding the developer's tools to $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

# A name on the path may be a launcher without a Python behind it, or a Python without venv: so each is tried.
$(BIN)/python:
	@for python in $(PYTHON) python3.14 python3.13 python3.12 python3.11 python3 python; do \
	    if $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	        exec $$python -m venv --clear $(VENV); \
	    fi; \
	done; \
	echo "Both/And needs Python 3.11 or newer with its venv module (Debian and Ubuntu: apt install python3-venv);" \
	     "install one, or name it: make play PYTHON=/path/to/python3"; \
	exit 1
