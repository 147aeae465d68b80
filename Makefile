# The only list of commands. `make` alone prints it.
PYTHON ?= python3
PORT ?= 8501
AUDIENCE ?= openbaar
BIN := .venv/bin
WORKERS ?= 3
REACHED := test-results/reached.json
FLOOR := 92
PYTEST = pytest --numprocesses $(WORKERS) --dist loadscope --no-loadscope-reorder
MOMENTS ?= 40
DATA := $(or $(POW_DATA),data)

.DEFAULT_GOAL := help
.PHONY: help setup sample pipeline run test quick fuzz attack soak interop check format docs bench clean clean-data

help: ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

.venv/run.done: pyproject.toml pipelines/settings.py requirements.txt constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

.venv/dev.done: requirements-dev.txt .venv/run.done
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

setup: .venv/run.done ## make .venv, install what the product needs, and the command .venv/bin/pow

sample: .venv/run.done ## write the fictitious sample deliveries into the inbox
	@$(BIN)/python -m pipelines sample --out "$(DATA)/inbox"

pipeline: .venv/run.done ## judge what waits in the inbox, build and publish
	@$(BIN)/python -m pipelines run --data "$(DATA)" || [ $$? -eq 3 ]

run: .venv/run.done ## sample where there is nothing, pipeline, dashboard (PORT=8501 AUDIENCE=openbaar)
	@[ -n "$$(ls -A "$(DATA)/inbox" "$(DATA)/archive" 2>/dev/null | grep -viE ':$$|^\.|^$$|^(thumbs\.db|desktop\.ini|__macosx)$$')" ] || $(MAKE) --no-print-directory sample
	@$(MAKE) --no-print-directory pipeline
	@exec $(BIN)/python -m dashboard --data "$(DATA)" --port $(PORT) --audience $(AUDIENCE)

test: .venv/dev.done ## run every test, the browser tests in a real Chromium included, and measure what they reach (WORKERS=3)
	@$(BIN)/python -m tests.browser.chromium
	@mkdir -p $(dir $(REACHED))
	$(BIN)/python -m slipcover --json --out $(REACHED) -m $(PYTEST)
	$(BIN)/python -m slipcover --merge $(REACHED) --out $(REACHED) --fail-under $(FLOOR)

quick: WORKERS = 2
quick: .venv/dev.done ## run every test that is not marked slow, within a minute
	$(BIN)/python -m $(PYTEST) -m "not slow"

fuzz: .venv/dev.done ## parse and judge 20,000 files that chance made of good ones
	$(BIN)/python -m tests.fuzz

attack: .venv/dev.done ## attack the public files of twenty other samples (SEEDS="1 2 3")
	$(BIN)/python -m tests.attack $(if $(SEEDS),--seeds $(SEEDS))

soak: .venv/dev.done ## kill intake, build and publishing at many moments (MOMENTS=40)
	POW_MOMENTS=$(MOMENTS) $(BIN)/python -m pytest -k "at_any_moment" --timeout 3000 tests/cases/test_versions.py tests/intake/test_run.py

interop: .venv/dev.done ## run other programs on our files and around our server; installs what they need
	$(BIN)/python -m tests.interop

check: .venv/dev.done ## look at style, types and the order of the rooms; changes nothing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy pipelines expectations dashboard
	$(BIN)/lint-imports --no-cache

format: .venv/dev.done ## put the code in the agreed form
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

docs: .venv/run.done ## write docs/data-dictionary.md from the registries
	@$(BIN)/python -m pipelines.registries.dictionary

bench: .venv/dev.done ## measure speed and size of pipeline and dashboard; writes bench-results.json
	$(BIN)/python -m tests.bench

clean: ## remove what was made here: .venv and caches (not the data)
	rm -rf .venv *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results bench-results.json

clean-data: .venv/run.done ## remove inbox, archive and releases, after a question (CONFIRM=yes: without)
	@$(BIN)/python -m pipelines clean --data "$(DATA)" $(if $(filter yes,$(CONFIRM)),--yes)
