"""Sentences about the figures of a report, offered for its prose sections in several wordings.

The wordings are data, resources/words/offered_sentences.toml; nothing here is entered into a report. Begin with
offered_sentences.py.
"""
