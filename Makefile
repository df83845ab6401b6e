# Two commands do all the set-up: `make run` (office, kiosk and dock side by side) and `make test`.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PO := $(wildcard assets/sentences/*/*.po)

.PHONY: run test check lint album lock clean setup setup-test

run: setup
	provisioning/install-packages.sh provisioning/packages-demo.txt
	$(BIN)/anjungan demo

# Two runs side by side, for two cores: the office and the window in the one, all the rest in the other.
test: setup-test lint
	@$(BIN)/pytest $(BESIDE) > $(VENV)/beside.log 2>&1 & beside=$$!; \
	$(BIN)/pytest $(addprefix --ignore=,$(BESIDE)); rest=$$?; \
	wait $$beside; beside=$$?; cat $(VENV)/beside.log; exit $$((rest + beside))

BESIDE := tests/office tests/screens

# Formatting, style, types and the walls between the folders.
lint: setup-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Every screen of the kiosk and every page of the office as pictures, with an index page, in album/; and the small pictures of
# the technician's handbook, in docs/technician/.
album: setup
	$(BIN)/anjungan album --out album --handbook docs/technician

setup: $(VENV)/run.stamp $(VENV)/sentences.stamp

setup-test: setup $(VENV)/test.stamp

$(VENV)/run.stamp: requirements.lock requirements-models.lock pyproject.toml provisioning/packages-run.txt
	provisioning/install-packages.sh provisioning/packages-run.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements-models.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-build.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/test.stamp: requirements-dev.lock provisioning/packages-test.txt $(VENV)/run.stamp
	provisioning/install-packages.sh provisioning/packages-test.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

$(VENV)/sentences.stamp: $(PO) $(VENV)/run.stamp
	$(BIN)/python -m assets.sentences
	touch $@

# New versions of everything: run, then test, then commit both lists. Needs `make setup-test` first.
lock:
	$(BIN)/pip-compile -q --upgrade $(LOCK) -o requirements.lock requirements.in
	$(BIN)/pip-compile -q --upgrade $(LOCK) -o requirements-build.lock requirements-build.in
	$(BIN)/pip-compile -q --upgrade $(LOCK) -o requirements-dev.lock requirements-dev.in

LOCK := --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

clean:
	rm -rf $(VENV) album dist
