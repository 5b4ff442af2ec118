"""Proofreading (逐项回读): the figures of the tables read back against the paper, one cell after the other.

A cell is confirmed, or what the paper says is typed a second time and compared with what stands in the cell. Nothing of
the report is changed by it; a cell whose figure has changed since counts as not read.
"""
