# Two commands do everything on a machine with Python 3.11 or newer, make and git: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= data
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help install run test lint types format bench quality clean

help: ## Show these targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "foitrace needs Python 3.11 or newer; name one with make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test,lint]'
	touch $(STAMP)

install: $(STAMP) ## Install into .venv

run: install ## The main job on the bundled example, over a real HTTP server on loopback
	$(BIN)/foitrace example --data $(DATA)

test: install ## All tests
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: install ## Lint, format check and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

types: install ## Types only
	$(BIN)/mypy

format: install ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

quality: install ## Score extraction and stripping, and hold them to their floors
	$(BIN)/python -m benchmarks.quality

bench: install ## Speed and quality against what a user would otherwise write, in one run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[bench]'
	$(BIN)/python -m benchmarks

clean: ## Remove the environment, caches and the example's data
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
