"""The tests of gui/exporting, each file named after the module it tests."""
