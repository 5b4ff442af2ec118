"""The tests of gui, each file named after the module it tests."""
