"""The tests of gui/linked_figures, each file named after the module it tests."""
