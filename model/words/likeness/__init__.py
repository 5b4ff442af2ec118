"""Compares the prose of a report with last year's, sentence by sentence: 内容雷同 is what the notice forbids.

compared_prose.py says of each sentence how like it is to one of last year's; likeness_check.py makes findings of it.
"""
