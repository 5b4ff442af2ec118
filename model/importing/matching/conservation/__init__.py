"""Nothing that a document says is lost without a word: what stands in no figure, prose or note is told in one.

Begin with describe_lost_texts() in lost_texts.py. table_numbers.py lists the numbers of tables by the row they stand
in, number_ledger.py strikes those that were placed or told.
"""
