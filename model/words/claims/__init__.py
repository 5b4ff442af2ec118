"""Figures that the prose states, compared with the tables."""
