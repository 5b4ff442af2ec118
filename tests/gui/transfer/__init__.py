"""The tests of gui/transfer, each file named after the module it tests."""
