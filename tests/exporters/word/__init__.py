"""The tests of exporters/word, each file named after the module it tests."""
