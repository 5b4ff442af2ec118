"""The tests of model/transfer, each file named after the module it tests."""
