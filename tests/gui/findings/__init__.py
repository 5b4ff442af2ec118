"""The tests of gui/findings, each file named after the module it tests."""
