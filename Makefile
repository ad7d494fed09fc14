# The two commands that matter: `make demo` and `make test`. They need only Python >= 3.11 and make; everything else
# is fetched from package registries, pinned and verified.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TOOLS := .tools
UV := $(TOOLS)/bin/uv
STAMP := $(VENV)/.requirements

.PHONY: demo test check bench web format lock schema clean

demo: $(STAMP)
	$(BIN)/irontree demo

test: $(STAMP) web
	$(BIN)/python -m pytest

check: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m graph_service.schema_file --check
	$(BIN)/python -m graph_service.model_page --check
	$(BIN)/python -m tests.sizes
	$(BIN)/python -m graph_service.web_build --check

bench: $(STAMP)
	$(BIN)/irontree bench

web: $(STAMP)
	$(BIN)/python -m graph_service.web_build

format: $(STAMP)
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

schema: $(STAMP)
	$(BIN)/python -m graph_service.schema_file
	$(BIN)/python -m graph_service.model_page

lock: $(UV)
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --group dev pyproject.toml -o requirements.lock

$(UV): bootstrap.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Irontree needs Python 3.11 or newer: call make with PYTHON=...")'
	$(PYTHON) -m venv $(TOOLS)
	$(TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r bootstrap.lock
	@touch $@

$(STAMP): requirements.lock pyproject.toml $(UV)
	@test -x $(BIN)/python || $(UV) venv --quiet --python $(TOOLS)/bin/python $(VENV)
	VIRTUAL_ENV=$(VENV) $(UV) pip sync --quiet --require-hashes requirements.lock
	VIRTUAL_ENV=$(VENV) $(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

clean:
	rm -rf $(VENV) $(TOOLS) visualization/web/dist visualization/web/node_modules
