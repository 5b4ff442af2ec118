"""A report as one web page without other files, or as a fragment to paste into an editor of web pages.

These modules know blocks, title breaks and SVG drawings. Begin with writer.py; body.py renders the blocks, table.py the
tables.
"""
