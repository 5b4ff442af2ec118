"""The tests of model/linked_figures, each file named after the module it tests."""
