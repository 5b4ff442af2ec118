"""The tests of gui/system, each file named after the module it tests."""
