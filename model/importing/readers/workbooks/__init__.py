"""Readers of workbooks: what the cells of a spreadsheet show, whichever program wrote the file.

xlsx_file.py reads .xlsx, ods_file.py .ods, calamine_file.py .xls, .et and .xlsb; each with the modules named for it.
shown_cells.py judges every cell: number_format.py tells what is shown of a number, sheet_rows.py leaves out what is
hidden and makes rows of the rest.
"""
