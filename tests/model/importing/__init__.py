"""The tests of model/importing, each file named after the module it tests."""
