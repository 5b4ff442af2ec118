"""Help: the manual in a window of its own, F1, and 关于年报.

Reads resources/manual and resources/licences; knows the window, no editor. Begin with context_help.py, which opens the
manual at the topic of the moment.
"""
