"""The tests of gui/history, each file named after the module it tests."""
