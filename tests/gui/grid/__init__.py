"""The tests of gui/grid, each file named after the module it tests."""
