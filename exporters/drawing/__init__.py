"""Drawings as values, and what turns them into PDF, SVG and PNG.

These modules know fonts and lengths, and neither forms nor reports. Begin with shapes.py; pen.py is what all PDF pages
are drawn with.
"""
