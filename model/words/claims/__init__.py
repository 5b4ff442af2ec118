"""Figures that the prose states, compared with the tables: 受理2件 above a table that says 3.

prose/ lists numbers with what they count, readings.py knows which sums of cells these may be, comparison.py compares. A
statement is told only where no reading fits: a number of another body, year or matter is none of the tables'.
"""

from __future__ import annotations

from model.words.claims.comparison import check_claims

__all__ = ["check_claims"]
