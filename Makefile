.DEFAULT_GOAL := help
PYTHON ?= python3
DOC ?= examples/paper.pdf
PORT ?= 8000
VERSION := $(shell sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
BIN := .venv/bin
PAGE := services/page
# Node trusts the certificates that the machine trusts, as everything else does.
NPM = PATH="$(CURDIR)/$(BIN):$$PATH" NODE_USE_SYSTEM_CA=1 npm --prefix $(PAGE)

.PHONY: help run serve test test-cluster check format page lock docs benchmark images image-detectron2

help: ## What there is to make
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 18

run: $(BIN)/.run ## Read DOC (default: the example) in one process, through the HTTP API
	$(BIN)/docreader try $(DOC) --port $(PORT)

serve: $(BIN)/.run ## Start everything in one process and stay up, at http://localhost:8000
	$(BIN)/docreader serve --port $(PORT)

test: $(BIN)/.dev $(PAGE)/node_modules ## Run the tests; services that are missing are skipped by name, except in CI
	$(BIN)/pytest

check: $(BIN)/.dev $(PAGE)/node_modules ## Format, lint, types, architecture
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(NPM) run check
	$(BIN)/pytest -q tests/architecture

format: $(BIN)/.dev $(PAGE)/node_modules ## Format and fix what can be fixed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(NPM) run format

page: $(PAGE)/node_modules ## Build the web page, which the API serves, from services/page
	$(BIN)/python $(PAGE)/openapi.py | $(NPM) run types
	rm -rf services/api/docreader_api/static
	$(NPM) run build

test-cluster: $(BIN)/.dev ## Install the chart on the current kube context, and let it live and die there
	$(BIN)/pytest -m cluster tests/cluster

LABELS = --build-arg VERSION=$(VERSION) --build-arg REVISION=$(shell git rev-parse HEAD)

images: ## Build the images for Kubernetes; LOAD is the command that brings them to its nodes
	docker build --tag docreader-api:$(VERSION) --file services/api/Dockerfile $(LABELS) .
	docker build --tag docreader-worker:$(VERSION) --file services/worker/Dockerfile $(LABELS) .
	$(if $(LOAD),$(LOAD) docreader-api:$(VERSION) docreader-worker:$(VERSION))

image-detectron2: ## Build the image with Detectron2, which trains, too; TORCH_INDEX for other wheels, DETECTRON2 for a checkout
	docker build --tag docreader-worker-detectron2:$(VERSION) --file services/worker/Dockerfile --target detectron2 $(LABELS) \
		$(if $(TORCH_INDEX),--build-arg TORCH_INDEX=$(TORCH_INDEX)) \
		$(if $(DETECTRON2),--build-context detectron2-source=$(DETECTRON2)) .
	$(if $(LOAD),$(LOAD) docreader-worker-detectron2:$(VERSION))

docs: $(BIN)/.dev ## Build the documentation into site/, to be opened there or served by anything
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

benchmark: $(BIN)/.dev ## All that compares, one table last
	$(BIN)/python -m benchmarks

COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-header --no-annotate pyproject.toml

lock: $(BIN)/.dev ## Write requirements/ anew from pyproject.toml
	$(BIN)/pip install --quiet uv
	$(COMPILE) --extra api --extra tracing -o requirements/api.txt
	$(COMPILE) --extra worker --extra tracing -o requirements/worker.txt
	$(COMPILE) --extra api --extra worker -o requirements/run.txt
	$(COMPILE) --extra worker --extra detectron2 --extra tracing -o requirements/detectron2.txt
	$(COMPILE) --extra api --extra worker --extra train --extra cluster --extra tracing --group dev -o requirements/dev.txt

$(PAGE)/node_modules: $(PAGE)/package-lock.json $(PAGE)/.npmrc | $(BIN)/.dev
	$(NPM) ci
	@touch $@

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
