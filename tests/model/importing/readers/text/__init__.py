"""The tests of model/importing/readers/text, each file named after the module it tests."""
