"""The tests of gui/window, each file named after the module it tests."""
