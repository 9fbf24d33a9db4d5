# Sentinel Desktop. Every target prepares .venv first, when the lock or pyproject.toml changed since;
# README.md has the same steps by hand, for Windows and macOS too.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help demo run test coverage faults fuzz lint bench screenshots schema translations package lock screen

BIN := .venv/bin
# A command line for the tool behind the target: make test ARGS="tests/unit -x"
ARGS ?=
READY_WITHOUT_SCREEN := .venv/ready-for-test
READY_WITH_SCREEN := .venv/ready-for-window
OFFSCREEN := QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
DEMO := $(BIN)/sentinel-desktop --data-dir .demo

help:  ## say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: screen $(READY_WITH_SCREEN)  ## open the desk with an invented unit and a simulated reader, in .demo
	@$(DEMO) db upgrade
	@$(DEMO) sample-unit --profile sample --seed 7
	@$(DEMO) --reader simulated --station "front desk" $(ARGS)

run: screen $(READY_WITH_SCREEN)  ## open the desk
	@$(BIN)/sentinel-desktop $(ARGS)

test: $(READY_WITHOUT_SCREEN)  ## run the whole suite, without a screen
	@$(OFFSCREEN) $(BIN)/python -m pytest -n logical --maxprocesses 4 $(ARGS)

# Rules and use cases are covered whole, branches too; of the store, what remains are faults nobody can make at will.
coverage: $(READY_WITHOUT_SCREEN)  ## measure what the tests of rules, use cases and store leave untried
	@$(BIN)/coverage erase
	@$(OFFSCREEN) $(BIN)/coverage run -m pytest -q -n logical --maxprocesses 4 tests/unit tests/integration $(ARGS)
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report --skip-covered --fail-under=100 --include='sentinel_desktop/domain/*,sentinel_desktop/services/*'
	@$(BIN)/coverage report --skip-covered --fail-under=95 --include='sentinel_desktop/persistence/*'

# ARGS="--guided 600" searches for what breaks a decoder, ten minutes for each, beginning with tests/fuzz/corpus.
fuzz: $(READY_WITHOUT_SCREEN)  ## put 100 MB of noise through every decoder; see ARGS=--help
	@$(BIN)/python -m pip install --quiet --require-hashes -r packaging/requirements-fuzz.txt
	@$(BIN)/python -m tests.fuzz $(ARGS)

# A second run goes on where the first one ended: what was done is kept in build/faults.
faults: $(READY_WITHOUT_SCREEN)  ## inject 200 faults of every class and write what came of them into docs/reliability.md
	@$(OFFSCREEN) $(BIN)/python -m tests.faults --table $(ARGS)

lint: $(READY_WITHOUT_SCREEN)  ## check style, types and the rooms' borders
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(READY_WITHOUT_SCREEN)  ## measure the marks and print the table
	@$(OFFSCREEN) $(BIN)/python -m tests.benchmarks $(ARGS)

screenshots: $(READY_WITHOUT_SCREEN)  ## picture the desk in light and dark, small and large, into build/screenshots
	@$(OFFSCREEN) $(BIN)/python packaging/screenshots --out build/screenshots $(ARGS)

schema: $(READY_WITHOUT_SCREEN)  ## write docs/schema.md from the tables of a new database
	@$(BIN)/python packaging/schema_document.py $(ARGS)

translations: $(READY_WITHOUT_SCREEN)  ## take up the texts of the code into the catalogues of translations, and compile them
	@$(BIN)/python packaging/translations.py

package: $(READY_WITHOUT_SCREEN)  ## build the wheel into dist
	@$(BIN)/python -m build --wheel --no-isolation $(ARGS)

# uv resolves for every platform and Python at once; ARGS=--upgrade takes what is newest.
LOCKING := uv pip compile --no-config --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

lock:  ## lock the requirements anew (needs uv)
	@command -v uv >/dev/null || { echo "uv is missing: install it (pip install uv), then make lock again." >&2; exit 1; }
	@$(LOCKING) $(ARGS) pyproject.toml --output-file packaging/requirements.txt
	@$(LOCKING) $(ARGS) pyproject.toml --group test --group lint --group build \
	  --constraint packaging/requirements.txt --output-file packaging/requirements-dev.txt
	@$(LOCKING) $(ARGS) --group fuzz --constraint packaging/requirements-dev.txt \
	  --output-file packaging/requirements-fuzz.txt

screen:
	@$(call prepare,screen)

.venv/ready-for-%: packaging/prepare.py packaging/requirements-dev.txt pyproject.toml
	@$(call prepare,$*)
	@touch $@

# PYTHON names the Python to use; without it the first that is new enough is found.
export PYTHON
define prepare
command -v $(or $(PYTHON),python3) >/dev/null || { echo "Python 3.11 or newer is missing: install it, or name one you have with PYTHON=/path/to/python3." >&2; exit 1; }; \
$(or $(PYTHON),python3) packaging/prepare.py $(1)
endef
