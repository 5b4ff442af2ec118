"""The tests of gui/draft, each file named after the module it tests."""
