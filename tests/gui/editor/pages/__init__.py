"""The tests of gui/editor/pages, each file named after the module it tests."""
