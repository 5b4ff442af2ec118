"""The tests of gui/backup, each file named after the module it tests."""
