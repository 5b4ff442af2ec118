"""The tests of gui/draft_list, each file named after the module it tests."""
