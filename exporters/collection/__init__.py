"""The papers of a collection: 汇总表, 退回修改, 催报, the superior's summary, 汇总体检单, pictures, an empty 名单.

All are made from a CollectedSum of model/collecting/collected.py, and equal sums give equal bytes. Begin with
matrix_book.py.
"""
