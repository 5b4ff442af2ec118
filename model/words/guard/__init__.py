"""The guard before publishing: words that must not go out, whoever wrote them and whatever the tables say.

Each kind is a function and, beside it, what the manual says of it (kinds.py). Begin with all_kinds.py, which lists
them.
"""
