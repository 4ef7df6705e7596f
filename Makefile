# `make demo` and `make test` are all that a newcomer needs; both set everything up.
SHELL := /bin/bash
PY := .venv/bin/python
UV := .venv/bin/uv

.PHONY: setup demo test check fix messages bench docs

.venv/.ready: pyproject.toml uv.lock
	test -x .venv/bin/python || python3 -m venv .venv
	test -x $(UV) || .venv/bin/python -m pip install -q --disable-pip-version-check uv
	VIRTUAL_ENV=$(CURDIR)/.venv $(UV) sync -q --frozen --active --inexact
	@touch $@

setup: .venv/.ready ## everything that tests and benches need
	@tools/setup-system

demo: .venv/.ready ## a made-up office's year, taken in, on http://localhost:8000
	.venv/bin/lapak demo

test: setup ## every test, on SQLite and on PostgreSQL
	@tools/test

check: .venv/.ready ## the house rules
	@tools/check

fix: .venv/.ready ## format what can be formatted
	.venv/bin/ruff check --fix -q . ; .venv/bin/ruff format -q . ; .venv/bin/djlint --quiet --reformat src/lapak/web/templates || true

messages: .venv/.ready ## collect and compile translations
	cd src/lapak && ../../.venv/bin/django-admin makemessages -l id --no-location --no-wrap && ../../.venv/bin/django-admin compilemessages

bench: setup ## every figure of speed and memory
	@for b in bench/*.py; do $(PY) $$b; done

docs: setup ## pictures of the guide, made by the browser tests
	LAPAK_PICTURES=1 .venv/bin/pytest -q -m browser
