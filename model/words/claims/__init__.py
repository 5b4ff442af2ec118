"""Figures that the prose states, compared with the tables: 受理2件 above a table that says 3.

statements.py reads numbers with what they count, readings.py knows which sums of cells they may be. A statement is told
only where no reading fits: a number of another scope, an earlier year or another matter is none of the tables'.
"""

from __future__ import annotations

from model.words.claims.comparison import check_claims

__all__ = ["check_claims"]
