"""The tests of model/storage, each file named after the module it tests."""
