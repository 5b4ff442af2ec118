"""Reads prose: which numbers stand in it, what each counts, and whether it is this body's and of this year.

It knows words and no tables. Begin with prose_reader.py; a sentence goes through plain_sentence.py, tokens.py (with the
words of vocabulary.py), segments.py and sentence_reader.py.
"""
