"""The tests of gui/importing, each file named after the module it tests."""
