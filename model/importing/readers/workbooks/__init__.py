"""Readers of workbooks: what the cells of a spreadsheet show, whichever program wrote the file.

xlsx_file.py reads the XML of .xlsx by way of xlsx_parts.py, xlsx_styles.py and xlsx_sheet.py, older and other kinds
are left to calamine_file.py. number_format.py tells what a cell shows of the number that it stores.
"""
