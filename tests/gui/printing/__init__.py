"""The tests of gui/printing, each file named after the module it tests."""
