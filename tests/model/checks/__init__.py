"""The tests of model/checks, each file named after the module it tests."""
