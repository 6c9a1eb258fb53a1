# Two targets do all the set-up: `make brief` and `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCKED := $(PIP) install --require-hashes --no-build-isolation
COMPILE = uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
          --no-header --no-annotate --quiet

.PHONY: help brief test bench gates lint lock clean

help:            ## list the targets
	@grep -hE '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

$(VENV)/.run: requirements/build.txt requirements/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "briefing needs Python 3.11 or newer; name one with: make PYTHON=python3.12 brief"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Python's venv module is missing. Debian/Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Setting up $(VENV) (once; a minute or two)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements/build.txt
	@$(LOCKED) -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(BIN)/briefing doctor --quiet
	@touch $@

$(VENV)/.test: $(VENV)/.run requirements/test.txt
	@$(LOCKED) -r requirements/test.txt
	@touch $@

brief: $(VENV)/.run        ## set up and make output/brief.{pdf,html,json} from corpus/
	@$(BIN)/briefing build -o output/brief.pdf -o output/brief.html -o output/brief.json; s=$$?; [ $$s -eq 0 ] || [ $$s -eq 3 ]

test: $(VENV)/.test        ## set up with the test tools and run the whole suite
	@$(BIN)/python -m pytest

bench: $(VENV)/.test       ## measure against the floors in bench/baseline.json
	@$(BIN)/python -m bench

gates: $(VENV)/.test       ## the quality floors alone, without those of speed
	@$(BIN)/python -m bench pages feeds dates lineage issues quotes compare timeline verify

lint: $(VENV)/.test        ## check style
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

lock:                      ## pin every dependency again, with hashes (needs uv)
	@$(COMPILE) pyproject.toml -o requirements/run.txt
	@$(COMPILE) pyproject.toml --extra test -c requirements/run.txt -o requirements/test.txt
	@$(COMPILE) requirements/build.in -c requirements/run.txt -o requirements/build.txt

clean:                     ## remove the virtual environment and what was built
	rm -rf $(VENV) build dist .pytest_cache output/brief.*
