"""A report as a workbook that can be filled in by hand and read back, and the check list of a folder as a workbook.

One sheet for each section, the sheets 校验 and 图表 with formulas, and a hidden sheet with the whole report. Only these
modules know how openpyxl writes. Begin with writer.py; check_list.py is a workbook of its own.
"""
