"""Placing: which cell of a row each of its values is, where count and place alone do not say.

A row may have one value too many or too few, stand twice with other values, or have its digits run together. The ways
in which its values can be put into its cells are tried against the equations of the form; what they do not prove is
left out and told.
"""
