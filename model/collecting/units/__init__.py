"""The units that should report: their roster (名单), and which of them a file belongs to.

roster.py reads a roster, unit_names.py makes names comparable, unit_matching.py finds the unit of a file.
"""
