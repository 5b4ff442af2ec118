"""The tests of model/importing/readers, each file named after the module it tests."""
