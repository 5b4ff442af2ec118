"""Whole journeys: what a clerk does from one room of the program to the next."""
