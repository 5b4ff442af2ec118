"""System: what the window needs of the computer: threads, settings, file dialogs, one instance, the input method.

Knows Qt, theme names and the model's files, no page and no application. No module needs another; begin with
background.py, which all rooms use to keep the window responsive.
"""
