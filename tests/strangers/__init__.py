"""Reports of invented units as the programs and sites of others publish them, to see how they are read.

published.py says what a published report is, inventing.py and layouts.py make them, the modules named for kinds of
files write them, and reading_back.py compares what was read with what a person sees.
"""
