"""The tests of model/pasting, each file named after the module it tests."""
