"""Collecting: the reports of many units in, one report of their sums out (本级政府汇总).

Begin with collection.py, which reads, matches and sums; collected.py has what comes out, as plain values.
"""
