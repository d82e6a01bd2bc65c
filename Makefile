# Everything lies inside the checkout: uv in .uv, Python packages (and Node) in .venv, browser packages in node_modules,
# data in var. Nothing of the machine is needed but git, make and a python3 with venv.

PYTHON3 ?= python3
PORT ?= 8000
ENGINE ?= sqlite
UV_VERSION := 0.13.9

uv := .uv/bin/uv
python := .venv/bin/python
with_node := PATH="$(CURDIR)/.venv/bin:$$PATH"
on_port := SITE_URL=http://127.0.0.1:$(PORT)
installed := .venv/.installed
styles := static_src/build/.built
static := static/.collected

unexport VIRTUAL_ENV PYTHONHOME PYTHONPATH

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: demo run test browser check fix bench build help

demo: $(static) ## Run the demo on http://127.0.0.1:8000 until Ctrl-C (PORT=8001: elsewhere, RESET=1: start over)
	@exec env LANYARD_ENV=demo $(on_port) $(python) -m config.demo --port $(PORT) $(if $(RESET),--reset)

run: $(styles) ## Run the development server: reloads on every change (PORT=8001: elsewhere)
	@exec env LANYARD_ENV=development $(on_port) $(with_node) $(python) -m config.develop --port $(PORT)

test: $(styles) ## Run every test (ENGINE=postgresql: on a PostgreSQL of its own, ARGS="-k words": some of them)
	$(pytest) $(spread) $(ARGS)

browser: $(styles) ## Run the tests that drive a browser
	$(pytest) $(spread) -m browser $(ARGS)

check: $(styles) ## Check style, templates, the order of imports, types, migrations and production settings
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	git ls-files -z 'templates/*.html' | xargs -0 -r .venv/bin/djade --target-version 6.1 --check
	.venv/bin/lint-imports --no-logo
	$(python) -m mypy
	LANYARD_ENV=development $(python) manage.py makemigrations --check --dry-run
	$(as_production) $(python) manage.py check --deploy --fail-level WARNING

fix: $(installed) ## Put right what can be put right by itself
	-$(python) -m ruff check --fix .
	$(python) -m ruff format .
	-git ls-files -z 'templates/*.html' | xargs -0 -r .venv/bin/djade --target-version 6.1

bench: $(static) ## Measure pages, writes and exports against bare Django
	$(python) -m bench

build: $(static) ## Make what a server needs: packages, styles and collected static files (docs/running.md)

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

chromium = CHROMIUM="$$($(python) -m tests.chromium)"
pytest = @$(chromium) && export CHROMIUM && $(on_$(ENGINE)) $(python) -m pytest
# One more than two cores: who drives a browser waits for it half of the time.
spread := -n 3 --dist worksteal
on_sqlite := env -u DATABASE_URL
on_postgresql := $(python) -m tests.postgresql --
ifeq ($(on_$(ENGINE)),)
$(error ENGINE is $(ENGINE). Choose sqlite or postgresql)
endif

# Values that only have to look like a real site's.
as_production = LANYARD_ENV=production LANYARD_DATA=var/check SITE_URL=https://learning.example.org \
	ALLOWED_HOSTS=learning.example.org EMAIL_HOST=mail.example.org EMAIL_FROM=learning@example.org \
	SECRET_KEY="$$($(python) -c 'import secrets; print(secrets.token_urlsafe(60))')"

$(uv): Makefile
	@echo "Fetching uv..."
	@rm -rf .uv && $(PYTHON3) -m venv .uv
	@.uv/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@touch $@

$(installed): pyproject.toml uv.lock .python-version | $(uv)
	@echo "Installing Python packages..."
	@$(uv) sync --locked --quiet --compile-bytecode
	@touch $@

node_modules/.installed: package.json package-lock.json | $(installed)
	@echo "Installing browser packages..."
	@$(with_node) npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(styles): node_modules/.installed $(shell find static_src -type f -not -path 'static_src/build/*' 2>/dev/null)
	@echo "Building styles..."
	@$(with_node) npm run --silent build
	@touch $@

$(static): $(styles) uv.lock config/static.py
	@echo "Collecting static files..."
	@rm -rf static
	@LANYARD_ENV=demo $(python) manage.py collectstatic --no-input --verbosity 0
	@touch $@
