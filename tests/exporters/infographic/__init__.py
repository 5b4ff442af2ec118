"""The tests of exporters/infographic, each file named after the module it tests."""
