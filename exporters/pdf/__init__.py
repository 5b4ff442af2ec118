"""A report as a PDF after GB/T 9704-2012, and the arrangement of its pages on printed sheets.

writer.py makes the file: flow.py turns blocks into lines and rows, pagination.py puts them on pages, and pen.py of the
room drawing draws them. These modules know blocks, typesetting and drawings, and no form. Begin with writer.py.
"""
