"""How the window looks: its colours, sizes, fonts, icons, and the marks that stand beside every colour.

The lowest room of gui: knows nothing of it, and of the model only findings, for their marks. Begin with theme; the
style sheet that takes its colours is resources/styles/window.qss.
"""
