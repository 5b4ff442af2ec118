"""The tests of model, each file named after the module it tests."""
