"""Proofreading (逐项回读) on the screen: the bar above the tables, in which cells are confirmed or typed a second time.

Beside it is the list of cells that differ from the paper. gui.editor joins both with the tables.
"""
