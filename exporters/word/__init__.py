"""A report as a Word document with real styles, the grid of GB/T 9704-2012 and merged cells.

These modules know blocks, typesetting and drawings; only they know python-docx. Begin with writer.py; body.py turns
blocks into paragraphs and tables, styles.py holds the styles they use.
"""
