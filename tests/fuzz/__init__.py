"""Published reports edited and damaged at random by the thousand, and papers of ours read back: `make fuzz`.

A short form of each runs with all tests.
"""
