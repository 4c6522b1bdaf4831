.DEFAULT_GOAL := help
PYTHON ?= python3
DOC ?= examples/paper.pdf
PORT ?= 8000
BIN := .venv/bin

.PHONY: help run serve test test-cluster check format lock benchmark

help: ## What there is to make
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

run: $(BIN)/.run ## Read DOC (default: the example) in one process, through the HTTP API
	$(BIN)/docreader try $(DOC) --port $(PORT)

serve: $(BIN)/.run ## Start everything in one process and stay up, at http://localhost:8000
	$(BIN)/docreader serve --port $(PORT)

test: $(BIN)/.dev ## Run the tests; services that are missing are skipped by name, except in CI
	$(BIN)/pytest

check: $(BIN)/.dev ## Format, lint, types, architecture
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -q tests/architecture

format: $(BIN)/.dev ## Format and fix what can be fixed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

test-cluster: $(BIN)/.dev ## Install the chart on the current kube context, and let it live and die there
	$(BIN)/pytest -m cluster tests/cluster

benchmark: $(BIN)/.dev ## All that compares, one table last
	$(BIN)/python -m benchmarks

COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-header --no-annotate pyproject.toml

lock: $(BIN)/.dev ## Write requirements/ anew from pyproject.toml
	$(BIN)/pip install --quiet uv
	$(COMPILE) --extra api -o requirements/api.txt
	$(COMPILE) --extra worker -o requirements/worker.txt
	$(COMPILE) --extra api --extra worker -o requirements/run.txt
	$(COMPILE) --extra worker --extra detectron2 -o requirements/detectron2.txt
	$(COMPILE) --extra api --extra worker --extra train --group dev -o requirements/dev.txt

$(BIN)/python:
	$(PYTHON) -m venv .venv

$(BIN)/.run: requirements/run.txt pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/run.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(BIN)/.dev: requirements/dev.txt pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@
