"""The tests of exporters/typesetting, each file named after the module it tests."""
