"""A paper divided into pages: its lines and rows, which of them stand on which page, and how high the rows are.

The PDF draws these pages; the Word document cuts its tables where they do. Begin with pagination.py; flow.py makes the
pieces from blocks, page_breaks.py and row_heights.py see that pages are well filled.
"""
