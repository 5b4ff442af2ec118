"""The tests of model/form, each file named after the module it tests."""
