"""The tests of model/files, each file named after the module it tests."""
