"""The tests of exporters, each file named after the module it tests."""
