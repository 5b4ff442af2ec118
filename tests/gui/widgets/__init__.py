"""The tests of gui/widgets, each file named after the module it tests."""
