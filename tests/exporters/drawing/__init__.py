"""The tests of exporters/drawing, each file named after the module it tests."""
