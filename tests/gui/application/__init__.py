"""The tests of gui/application, each file named after the module it tests."""
