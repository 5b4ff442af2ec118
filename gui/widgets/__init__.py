"""Widgets without a subject of their own, used all over the window: text fields, bars, message pages, dialogs, tables.

May know styles and plain functions of the model; knows no draft, no page and no other room of gui. Each module stands
for itself; delayed_commit explains how what is typed gets stored.
"""
