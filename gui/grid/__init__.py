"""The tables of the form on the screen: drawing, editing, selecting, copying and pasting their cells, as in Excel.

May know drafts, styles and widgets, and of the model the form, its figures and the paste plan; knows no page and no
window. Begin with grid_view: it puts the parts together. grid_model and grid_delegate show the path of a typed figure.
"""
