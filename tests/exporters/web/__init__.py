"""The tests of exporters/web, each file named after the module it tests."""
