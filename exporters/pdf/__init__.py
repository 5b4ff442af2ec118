"""A report as a PDF after GB/T 9704-2012, and the arrangement of its pages on printed sheets.

writer.py makes the file: exporters/pages divides the paper into pages, and pen.py of the room drawing draws them. These
modules know blocks, pages and drawings, and no form. Begin with writer.py.
"""
