"""The tests of model/report, each file named after the module it tests."""
