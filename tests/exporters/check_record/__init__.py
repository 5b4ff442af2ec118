"""The tests of exporters/check_record, each file named after the module it tests."""
