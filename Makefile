# Set-up, run and checks, one target each. Needs Python 3.11 or newer, pip and make; nothing else.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check -qq

.PHONY: run demo test check lock soak bench-extract clean

run: $(VENV)/.runtime
	$(BIN)/gigawatch run

demo: $(VENV)/.runtime
	$(BIN)/gigawatch demo

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

soak: $(VENV)/.dev
	$(BIN)/python -m pytest -m soak -s

bench-extract: $(VENV)/.dev
	$(BIN)/python -m bench.extract.run

lock:
	uv pip compile --universal --python-version 3.11 pyproject.toml --group build --group dev --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate -q -o requirements-dev.lock
	uv pip compile --universal --python-version 3.11 pyproject.toml --group build --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate -q -c requirements-dev.lock -o requirements.lock

clean:
	rm -rf $(VENV) build *.egg-info

# Hashed installs first, then the project itself without touching an index.
$(VENV)/.runtime: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: requirements-dev.lock requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements-dev.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@ $(VENV)/.runtime
