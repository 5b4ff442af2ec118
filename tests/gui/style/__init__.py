"""The tests of gui/style, each file named after the module it tests."""
