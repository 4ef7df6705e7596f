# `make demo` and `make test` are all that a newcomer needs; both set everything up.
SHELL := /bin/bash
PY := .venv/bin/python
UV := .venv/uv/bin/uv
export UV_PYTHON_DOWNLOADS := never

.PHONY: setup demo test check fix messages bench docs

.venv/.ready: pyproject.toml uv.lock
	@# Debian's Python has no venv of its own: pip brings uv, and uv makes it
	test -x $(UV) || python3 -m pip install -q --disable-pip-version-check --root-user-action=ignore --target .venv/uv uv
	test -x .venv/bin/python || $(UV) venv -q --allow-existing --python python3 .venv
	VIRTUAL_ENV=$(CURDIR)/.venv $(UV) sync -q --frozen --active --inexact
	@touch $@

setup: .venv/.ready ## everything that tests and benches need
	@tools/setup-system

demo: .venv/.ready ## a made-up office's year, taken in, on http://localhost:8000
	.venv/bin/lapak demo

test: setup ## every test on SQLite, every test of data on PostgreSQL too
	@tools/test

check: .venv/.ready ## the house rules
	@tools/check

fix: .venv/.ready ## format what can be formatted
	.venv/bin/ruff check --fix -q . ; .venv/bin/ruff format -q . ; .venv/bin/djlint --quiet --reformat src/lapak/web/templates || true

messages: .venv/.ready ## collect and compile translations
	cd src/lapak && ../../.venv/bin/django-admin makemessages -l id --no-location --no-wrap && ../../.venv/bin/django-admin compilemessages

bench: setup ## every figure of speed and memory
	@for b in bench/*.py; do $(PY) $$b; done

docs: setup ## pictures of the guide, made by tests of pages and of the report
	LAPAK_PICTURES=1 .venv/bin/pytest -q -m browser
	LAPAK_PICTURES=1 .venv/bin/pytest -q tests/outputs/documents/test_report_pages.py
