"""The tests of model/recovery, each file named after the module it tests."""
