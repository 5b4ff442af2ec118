"""The tests of exporters/pdf, each file named after the module it tests."""
