"""The tests of exporters/excel, each file named after the module it tests."""
