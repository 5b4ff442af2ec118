"""The tests of gui/help, each file named after the module it tests."""
