"""The tests of model/importing/readers/pdf, each file named after the module it tests."""
