"""The tests of model/importing/matching, each file named after the module it tests."""
