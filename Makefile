# Everything a machine with Python 3.11 or newer needs: each target sets up its own virtual environment.
PYTHON ?= python3
PORTALS := build/portals
VENV := .venv
RUN := $(VENV)/bin
DEMO := build/demo
# What needs programs of others, portals' or a browser, has targets of its own.
ALONE := -n auto --dist worksteal --ignore tests/portals --ignore tests/web

.PHONY: demo test check check-portals check-versions check-web coverage lint types contracts bench bench-others docs clean

# The developer's environment; made again when the requirements change.
$(VENV)/.dev: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(RUN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(RUN)/python -m pip install --quiet --editable . --group dev
	touch $@

# What users install, and nothing else.
$(VENV)/.app: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(RUN)/python -m pip install --quiet --editable .
	touch $@

demo: $(VENV)/.app
	mkdir -p $(DEMO)
	$(RUN)/event-ld validate examples/sela-panel-2022.txt
	$(RUN)/event-ld draft examples/sela-panel-2022.txt --output $(DEMO)/sela-panel-2022.yaml 2>/dev/null
	$(RUN)/event-ld convert $(DEMO)/sela-panel-2022.yaml --base-url https://www.example.org/events/ --output $(DEMO)/sela-panel-2022.jsonld 2>/dev/null
	$(RUN)/event-ld convert $(DEMO)/sela-panel-2022.yaml --to ntriples --base-url https://www.example.org/events/ --output $(DEMO)/sela-panel-2022.nt 2>/dev/null
	head -n 20 $(DEMO)/sela-panel-2022.jsonld
	@echo "… the description, the JSON-LD and the RDF are in $(DEMO)/: $$(wc -l < $(DEMO)/sela-panel-2022.nt) triples"

# The tests, in as many processes as there are cores; nothing beside the checkout is needed.
test: $(VENV)/.dev
	$(RUN)/python -m pytest $(ALONE) -m "not slow"

# What continuous integration holds: style, types, rooms, pages, and every branch of src/ covered by a test.
check: lint types contracts docs coverage

coverage: $(VENV)/.dev
	$(RUN)/coverage erase
	EVENT_LD_PAIRS=41 $(RUN)/coverage run -m pytest $(ALONE) --hypothesis-profile thorough
	$(RUN)/coverage combine --quiet
	$(RUN)/coverage report

# The same tests with the lowest dependencies that pyproject.toml allows, and on the other Pythons that this machine has.
check-versions:
	for name in lowest 3.12 3.13; do $(MAKE) --no-print-directory check-version-$$name || exit 1; done

check-version-lowest: build/versions/uv/bin/uv
	$< venv --quiet --clear --python $(PYTHON) build/versions/lowest
	$< pip install --quiet --python build/versions/lowest/bin/python --resolution lowest-direct --editable . --group test
	build/versions/lowest/bin/python -m pytest $(ALONE)

check-version-%: build/versions/uv/bin/uv
	if ! $< python find --no-python-downloads $* >/dev/null 2>&1; then echo "Python $* is not on this machine."; exit 0; fi; \
	$< venv --quiet --clear --no-python-downloads --python $* build/versions/$* && \
	$< pip install --quiet --python build/versions/$*/bin/python --editable . --group test && \
	build/versions/$*/bin/python -m pytest $(ALONE)

build/versions/uv/bin/uv:
	$(PYTHON) -m venv build/versions/uv
	build/versions/uv/bin/python -m pip install --quiet uv

# The programs of portals: CKAN, udata, an LDES client and Comunica; PostgreSQL and Redis for a whole CKAN, rapper, Chromium, Apache, nginx
# and Virtuoso where the system has them; SEMIC's shapes and those of countries where they stand beside the checkout.
check-portals: $(VENV)/.dev $(PORTALS)/.installed $(PORTALS)/udata/.installed
	$(RUN)/python -m pytest tests/portals tests/unit/test_semic.py
	$(RUN)/python -m pytest tests/unit/test_site.py -k semics

$(PORTALS)/.installed: tests/portals/package.json
	mkdir -p $(PORTALS)
	$(PYTHON) -m venv $(PORTALS)/ckan
	$(PORTALS)/ckan/bin/python -m pip install --quiet "ckan[requirements]==2.12.0" "ckanext-dcat==2.4.4" "ckanext-harvest==1.6.3"
	cp tests/portals/package.json $(PORTALS)/
	cd $(PORTALS) && npm install --no-audit --no-fund --silent
	touch $@

$(PORTALS)/udata/.installed: build/versions/uv/bin/uv
	$< venv --quiet --clear --python $(PYTHON) $(PORTALS)/udata
	$< pip install --quiet --python $(PORTALS)/udata "udata==17.18.0" "mongomock==4.3.0"
	touch $@

# The studio and the pages in Chromium, where the system has it: by keyboard, on a phone, in the dark, by the rules of
# axe-core and html-validate, and by Lighthouse.
check-web: $(VENV)/.dev build/web/.installed
	$(RUN)/python -m pytest tests/web

build/web/.installed: $(VENV)/.dev
	$(RUN)/python -m pip install --quiet "playwright>=1.49"
	mkdir -p build/web
	cd build/web && npm install --no-audit --no-fund --silent axe-core@4.10.3 html-validate@9 lighthouse@12
	touch $@

lint: $(VENV)/.dev
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/codespell

types: $(VENV)/.dev
	$(RUN)/mypy

contracts: $(VENV)/.dev
	$(RUN)/lint-imports

docs: $(VENV)/.dev
	$(RUN)/python tools/build_reference.py --check

bench: $(VENV)/.dev
	$(RUN)/python bench/startup.py
	$(RUN)/python bench/concepts.py
	$(RUN)/python bench/validate_folder.py
	$(RUN)/python bench/whole_job.py
	$(RUN)/python bench/growth.py
	$(RUN)/python bench/growth_of_time.py

# Other programs beside event-ld, in an environment of their own.
bench-others: build/bench/.installed
	build/bench/bin/python bench/others.py
	build/bench/bin/python bench/whole_job.py

build/bench/.installed: pyproject.toml
	$(PYTHON) -m venv build/bench
	build/bench/bin/python -m pip install --quiet . pyrudof==0.3.35 orjson==3.13.0 duckdb falcon jsonpath-python==1.0.6 elementpath pandas "pyoxigraph<0.4" "ruamel-yaml<0.19"
	build/bench/bin/python -m pip install --quiet --no-deps morph-kgc==2.10.0  # which asks for an older rdflib than ours
	touch $@

clean:
	rm -rf $(VENV) build dist .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache
