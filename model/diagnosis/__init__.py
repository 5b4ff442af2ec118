"""Why equations of a report do not hold: the likeliest single slips that explain them all, each with its correction.

It knows the form, reports and their findings. Begin with diagnosis.py (diagnose); the modules that end in _slips and
shifted_lines.py each look for one family of slips, from the differences of the broken equations.
"""
