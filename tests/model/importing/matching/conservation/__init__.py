"""The tests of model/importing/matching/conservation."""
