# make run     set up everything and open the window (without a display: run the demo)
# make test    set up everything and run all checks
# make setup   the set-up alone, into .venv
# make bench   measure
# make coverage  all tests, and which lines none of them runs
# make test-oldest  all tests with the lowest versions that pyproject.toml allows
# make torture  kill, damage, fill up, cut off and wear out, for half an hour and more (small disks need root; strace)
# make fuzz    read 2,000 randomly edited reports and 2,000 damaged files of each kind, and try fifty times as many
#              examples of what must always hold, others each time; for hours
# make manual  the manual's pictures and its tables of shortcuts and of checks of words anew, from the running program
# make lock    the locked versions and their digests anew; needs the network
# make audit   ask whether the locked versions have known weaknesses (needs the network), and SQLite its version
# make licences  the list of licences and their texts anew, for the locked versions
# make peers   the tests against other people's programs, which it installs

PYTHON ?= $(firstword $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p; done))
BIN := .venv/bin
STAMP := .venv/.set-up

.PHONY: setup run test types suite coverage test-oldest bench torture fuzz peers manual lock audit licences

setup: $(STAMP)
	@$(BIN)/python packaging/setup/libraries.py

run: $(STAMP)
	@packaging/setup/run.sh

test: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@$(MAKE) --no-print-directory -j 2 types suite

types:
	$(BIN)/mypy

suite:
	$(BIN)/python -m pytest -n 3

coverage: setup
	$(BIN)/python -m pytest -n 2 --cov --cov-report=term:skip-covered

test-oldest: setup
	$(BIN)/python packaging/lock/oldest.py
	build/oldest/bin/python -m pytest -n 3

bench: setup
	$(BIN)/python -m pytest tests/benchmarks -m bench -s -p no:xdist

torture: setup
	$(BIN)/python -m pytest tests/torture -m torture -s -p no:xdist

fuzz: setup
	NIANBAO_THOROUGH=1 $(BIN)/python -m pytest -m 'fuzz or hypothesis' -s -p no:xdist

peers: setup
	packaging/setup/peers.sh
	$(BIN)/python -m pytest -m peers

manual: setup
	$(BIN)/python packaging/manual/keys.py
	$(BIN)/python packaging/manual/word_kinds.py
	$(BIN)/python packaging/manual/pictures.py

lock: setup
	$(BIN)/python packaging/lock/lock.py

audit: setup
	$(BIN)/python packaging/lock/lock.py audit
	$(BIN)/python packaging/lock/sqlite_version.py

licences: setup
	$(BIN)/python packaging/licences/collect.py

$(STAMP): pyproject.toml packaging/setup/environment.py
	@test -n "$(PYTHON)" || { echo "需要 Python 3.11 或更新的版本。"; exit 1; }
	@$(PYTHON) packaging/setup/environment.py dev
	@touch $@
