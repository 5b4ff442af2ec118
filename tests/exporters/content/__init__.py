"""The tests of exporters/content, each file named after the module it tests."""
