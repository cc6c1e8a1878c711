# All that is needed beforehand is Python 3.11 or newer and make. Set-up goes into .venv, from
# the pinned and hashed files in requirements/, and is redone only when those or pyproject.toml change.

PYTHON ?= python3
WORKERS ?= 2
FACTS ?= 1000000
UPGRADE ?=

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
RUNTIME := $(VENV)/.runtime-ready
DEV := $(VENV)/.dev-ready

# Tests make stores by the thousand: in memory, where there is room, none waits for a busy disk.
IN_MEMORY := $(shell df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 && $$4 > 4000000 {print "/dev/shm"}')

CHECKERS_VENV := .venv-checkers
CHECKERS := $(CHECKERS_VENV)/.ready

LOCK_VENV := .venv-lock
# The locks must not depend on one machine's settings: pip's own configuration is left out.
LOCK := env -u PIP_FIND_LINKS -u PIP_INDEX_URL -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null \
	CUSTOM_COMPILE_COMMAND="make lock" $(LOCK_VENV)/bin/pip-compile --quiet --generate-hashes \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras $(UPGRADE)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test checkers lint format bench docs styles cover soak lock clean python

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(RUNTIME) ## set up, then play a year of governance into build/demo
	@rm -rf build/demo && mkdir -p build/demo
	$(BIN)/cfworkflow --store build/demo/cfworkflow.db demo

# They start the program hundreds of times: what was compiled once is kept, whatever the shell says.
test soak: export TMPDIR := $(or $(IN_MEMORY),$(TMPDIR))
test soak: export PYTHONDONTWRITEBYTECODE :=
test: $(DEV) ## set up, then run the tests
	@$(BIN)/python -m tests.checkers
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal tests

lint: $(DEV) ## set up, then check style, types and import arrows
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict cfworkflow
	$(BIN)/lint-imports --no-logo

format: $(DEV) ## rewrite the source in the project's style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(RUNTIME) ## measure how fast it is, beside its budgets (FACTS=100000 for a shorter run)
	$(BIN)/python benchmarks/record.py
	$(BIN)/python benchmarks/start_up.py
	$(BIN)/python benchmarks/views.py --facts $(FACTS)
	$(BIN)/python benchmarks/proof.py --facts $(FACTS)

docs: $(RUNTIME) ## write docs/commands.md anew from the help of the commands
	$(BIN)/python docs/make_commands.py

styles: ## write the style sheet of the pages anew (it needs npm)
	npm ci --silent --prefix styles
	npm run --silent build --prefix styles

cover: $(DEV) ## run the tests and list the lines they leave out
	$(BIN)/coverage run -m pytest tests
	$(BIN)/coverage report --skip-covered --show-missing

checkers: $(CHECKERS) ## install what others' tools say of it: pm4py, axe-core, the Nu HTML checker
	@$(BIN)/python -m tests.checkers

soak: $(DEV) ## run the long random tests
	$(BIN)/python -m pytest -n $(WORKERS) -m soak --hypothesis-profile=soak tests

lock: ## write requirements/*.txt anew (UPGRADE=--upgrade for newer versions)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { \
	  echo "Lock with Python 3.11, the oldest supported, so that what only it needs is pinned too:" >&2; \
	  echo "make lock PYTHON=python3.11" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(LOCK_VENV)
	$(LOCK_VENV)/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes \
	  -r requirements/lock.txt
	$(LOCK) --allow-unsafe -o requirements/lock.txt requirements/lock.in
	$(LOCK) -o requirements/runtime.txt requirements/runtime.in
	$(LOCK) -o requirements/build.txt requirements/build.in
	$(LOCK) -o requirements/extras.txt requirements/extras.in
	$(LOCK) -o requirements/dev.txt requirements/dev.in
	$(LOCK) -o requirements/checkers.txt requirements/checkers.in

clean: ## remove everything these targets made
	rm -rf $(VENV) $(LOCK_VENV) $(CHECKERS_VENV) build dist .coverage
	rm -rf tests/browser/node_modules styles/node_modules
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find cfworkflow tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUNTIME): requirements/runtime.txt requirements/extras.txt requirements/build.txt pyproject.toml | python
	@echo "Setting up $(VENV) ..."
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV) || { \
	  echo "$(PYTHON) could not make a virtual environment. On Debian or Ubuntu, install" >&2; \
	  echo "python3-venv; or name another Python: make PYTHON=python3.12" >&2; \
	  rm -rf $(VENV); exit 1; }
	@$(PIP) install --quiet --require-hashes -r requirements/runtime.txt -r requirements/extras.txt \
	  -r requirements/build.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(DEV): requirements/dev.txt $(RUNTIME)
	@echo "Adding what tests and checks need ..."
	@$(PIP) install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

# They stand apart, so that nothing of theirs can be imported by the program or its tests.
$(CHECKERS): requirements/checkers.txt tests/browser/package-lock.json $(DEV)
	@echo "Setting up the outside checkers ..."
	@rm -rf $(CHECKERS_VENV)
	@$(PYTHON) -m venv $(CHECKERS_VENV)
	@$(CHECKERS_VENV)/bin/python -m pip --disable-pip-version-check install --quiet \
	  --require-hashes -r requirements/checkers.txt
	@if command -v npm >/dev/null; then npm ci --silent --prefix tests/browser; fi
	@touch $@

python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "cfworkflow needs Python 3.11 or newer, and '$(PYTHON)' is not." >&2; \
	  echo "Name another one: make demo PYTHON=python3.12" >&2; exit 1; }
