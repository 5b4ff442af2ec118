"""The tests of model/drafts, each file named after the module it tests."""
