"""The tests of gui/editor, each file named after the module it tests."""
