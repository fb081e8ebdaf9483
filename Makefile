# The two commands that matter: `make run` and `make test`. `make help` lists the rest.
# Setup leaves a stamp for each step, so a second `make run` starts at once.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000

VENV := .venv
BIN := $(VENV)/bin
CLIENT := client_web
SOURCES := $(wildcard server moderation bench tests)

# Python compiles what it imports; compiling all of it here took a third of the setup.
PIP_INSTALL = $(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check

PYTHON_READY := $(VENV)/.installed
NODE_READY := $(CLIENT)/node_modules/.installed
CLIENT_READY := $(CLIENT)/node_modules/.built
CLIENT_SOURCES := $(shell find $(CLIENT) -type f \
	-not -path '*/node_modules/*' -not -path '*/dist/*' 2>/dev/null)

# No address of a package index may end up in a lock: each machine has its own.
COMPILE = UV_CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/uv pip compile --quiet --universal \
	--python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links

.DEFAULT_GOAL := help
.PHONY: help run test setup check format lock evaluate bench clean

help: ## Say what each command does
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: setup ## Set up, then serve the demo rooms on http://127.0.0.1:8000 (HOST and PORT change it)
	@HOST='$(HOST)' PORT='$(PORT)' exec $(BIN)/lamplight serve --demo

test: setup ## Set up, then run every test, the browser ones included
	@.ci/system-packages test
	@cd $(CLIENT) && npm test
	@$(BIN)/python -m pytest --numprocesses logical --maxprocesses 4 --dist loadfile

setup: $(PYTHON_READY) $(CLIENT_READY) ## Install what is needed into .venv and client_web/node_modules

check: setup ## Formatting, lint, types (Python and TypeScript), import rules, help lines, policy, size
	@$(BIN)/ruff format --check $(SOURCES)
	@$(BIN)/ruff check $(SOURCES)
	@$(BIN)/mypy $(SOURCES)
	@$(BIN)/lint-imports
	@$(BIN)/lamplight helplines check
	@$(BIN)/lamplight policy check
	@cd $(CLIENT) && npm run check && npm run budget

format: $(PYTHON_READY) ## Rewrite the Python in the project's own format
	@$(BIN)/ruff check --fix $(SOURCES)
	@$(BIN)/ruff format $(SOURCES)

lock: $(PYTHON_READY) ## Choose every dependency's version again and write both lock files
	$(COMPILE) --upgrade pyproject.toml --output-file constraints.txt
	$(COMPILE) --upgrade --constraint constraints.txt pyproject.toml --group dev \
		--output-file constraints-dev.txt

evaluate: setup ## Count what the policy engine finds in labelled texts (docs/moderation.md)
	@$(BIN)/python -m bench.evaluate

bench: setup ## Measure this server beside its peers (see bench/README.md)
	@.ci/system-packages bench
	@$(BIN)/python -m bench

clean: ## Remove what setup installed and built, and nothing else
	rm -rf $(VENV) $(CLIENT)/node_modules $(CLIENT)/dist

$(PYTHON_READY): pyproject.toml constraints-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'Lamplight needs Python 3.11 or newer; name one with: make PYTHON=python3.11' >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) \
		|| { echo 'Could not make .venv; on Debian and Ubuntu: apt-get install python3-venv' >&2; exit 1; }
	@echo 'Installing the Python side into $(VENV) ...'
	@$(PIP_INSTALL) --require-hashes -r constraints-dev.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(NODE_READY): $(CLIENT)/package.json $(CLIENT)/package-lock.json
	@node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 20 ? 1 : 0)' \
		|| { echo 'Lamplight needs Node 20 or newer to build its browser client' >&2; exit 1; }
	@echo 'Installing the browser side into $(CLIENT)/node_modules ...'
	@cd $(CLIENT) && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(CLIENT_READY): $(NODE_READY) $(CLIENT_SOURCES)
	@cd $(CLIENT) && npm run --silent build
	@touch $@
