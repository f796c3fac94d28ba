# Everything sets itself up: `make demo` and `make test` need Python 3.11, make and git.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
JOBS   ?= auto
BUNDLE := retract_ld/web/assets/editor.js

.DEFAULT_GOAL := help
.PHONY: help setup demo serve-demo editor check format vocab vocab-html eval eval-docs bench clean
.PHONY: test test-engines test-browser test-servers test-spark test-peers

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

setup: $(READY) ## Make the virtual environment with all that tests and checks need

$(READY): pyproject.toml
	@# Debian's python3 comes without ensurepip; its package is then installed.
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; $(PYTHON) is older."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Installing python3-venv …"; \
		$$( [ "$$(id -u)" = 0 ] || echo sudo ) sh -c \
		'apt-get update -qq && apt-get install -qq -y --no-install-recommends python3-venv' \
		|| { echo "Please install python3-venv, then run make again."; exit 1; }; }
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--editable '.[all]' --group test --group dev
	@# As an installed wheel is: an environment may forbid Python to keep bytecode.
	@$(BIN)/python -m compileall -q retract_ld
	@touch $@

demo: $(READY) ## Export the example notice, validate it, ask its graph, make pages of the sample
	@$(BIN)/python examples/demo.py

serve-demo: $(READY) ## Load the sample and serve it: pages, RDF and SPARQL at http://127.0.0.1:8000/
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory editor; \
		else echo "Without npm the query form has no editor."; fi
	@$(BIN)/retract-ld load --quiet examples/sample --store build/sample-store
	@$(BIN)/retract-ld serve --store build/sample-store

test: $(READY) ## Run the tests
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile -m 'not browser and not engines and not servers and not spark and not peers'

test-engines: $(READY) ## Run the tests against SHACL engines, reasoners and parsers of others
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--group engines --group conformance --group docs
	@# A Java machine in the process handles the signals that faulthandler wants.
	$(BIN)/python -m pytest -n 0 -p no:faulthandler -m engines tests/conformance tests/validation tests/vocabulary

test-browser: $(READY) $(BUNDLE) ## Run the tests that need Chromium and npm packages
	@command -v chromium >/dev/null || { echo "Chromium is needed: apt-get install chromium"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'playwright>=1.50'
	@cd tests/browser && npm install --no-audit --no-fund --silent
	$(BIN)/python -m pytest -m browser tests

test-spark: $(READY) ## Run the tests that need PySpark and Java
	@command -v java >/dev/null || { echo "Java 17 is needed: apt-get install openjdk-17-jre-headless"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[spark]'
	$(BIN)/python -m pytest -n 0 -m spark tests/bulk

test-peers: $(READY) ## Run the tests that compare with morph-kgc, polars and DuckDB
	RETRACT_LD_MORPH=$$($(BIN)/python -m benchmarks.bulk.environments morph) \
		$(BIN)/python -m pytest -n 0 -m peers tests/bulk

test-servers: $(READY) ## Run the tests of SPARQL servers: ours under load, Oxigraph, Virtuoso, nginx, Jena
	@command -v virtuoso-t >/dev/null && PATH="$$PATH:/usr/sbin" command -v nginx >/dev/null || { \
		$$( [ "$$(id -u)" = 0 ] || echo sudo ) sh -c 'apt-get update -qq && \
		apt-get install -qq -y --no-install-recommends \
		virtuoso-opensource-7 virtuoso-opensource-7-bin nginx-light' >/dev/null \
		|| { echo "Please install virtuoso-opensource-7 and nginx-light."; exit 1; }; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group servers
	@# A Java machine in the process handles the signals that faulthandler wants.
	$(BIN)/python -m pytest -n 0 -p no:faulthandler -m servers tests

editor: $(BUNDLE) ## Bundle the SPARQL editor from npm into the package

$(BUNDLE): editor/editor.js editor/build.mjs editor/package-lock.json
	@command -v npm >/dev/null || { echo "npm is needed: apt-get install nodejs npm"; exit 1; }
	@cd editor && npm ci --no-audit --no-fund --silent && npm run build --silent

check: $(READY) ## Lint, types, import layers, generated files, doctests, README blocks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m retract_ld.vocabulary generate --check
	$(BIN)/python -m retract_ld.vocabulary check
	$(BIN)/python -m pytest -q -n 0 retract_ld tests/e2e/test_readme.py

format: $(READY) ## Format the code
	$(BIN)/ruff check --fix --exit-zero .
	$(BIN)/ruff format .

vocab: $(READY) ## Regenerate what is generated from vocab/
	$(BIN)/python -m retract_ld.vocabulary generate

vocab-html: $(READY) ## Write the vocabulary's documentation to build/vocabulary
	$(BIN)/python -m pip install --quiet --group docs
	$(BIN)/python -m retract_ld.vocabulary html build/vocabulary

eval: $(READY) ## Score the prose reader on a folder of notices: make eval NOTICES=folder
	$(BIN)/python -m retract_ld.prose.evaluation $(NOTICES)

eval-docs: $(READY) ## Measure the prose reader on our own notices, into docs/prose.md
	$(BIN)/python -m retract_ld.prose.evaluation tests/prose/evaluation --page docs/prose.md

bench: $(READY) ## Run the benchmarks; they print ratios and gate nothing
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bench
	$(BIN)/python -m benchmarks.export

clean: ## Remove the virtual environment and caches
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
