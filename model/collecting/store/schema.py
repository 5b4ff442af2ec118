"""The tables of the file of collections.

It is a file of its own beside that of the drafts: a collection is made again from the files that were sent, a draft is
not; so that the backups of the drafts stay small, and damage to the one does not reach the other.
"""

from __future__ import annotations

APPLICATION_ID = 0x4E42434F
"""PRAGMA application_id of a file of collections: NBCO."""

SCHEMA_VERSION = 1
"""PRAGMA user_version: the newest schema that this program knows."""

CREATE_TABLES = """
CREATE TABLE collections (
    id INTEGER PRIMARY KEY, unit TEXT NOT NULL, year INTEGER NOT NULL, UNIQUE (year, unit)
);
CREATE TABLE roster (
    collection INTEGER NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, other_names TEXT NOT NULL,
    level TEXT NOT NULL, superior TEXT NOT NULL, contact TEXT NOT NULL, PRIMARY KEY (collection, number)
) WITHOUT ROWID;
CREATE TABLE decisions (
    collection INTEGER NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (collection, kind, key)
) WITHOUT ROWID;
CREATE TABLE adjustments (
    collection INTEGER NOT NULL, number INTEGER NOT NULL, cell TEXT NOT NULL, amount TEXT NOT NULL,
    reason TEXT NOT NULL, PRIMARY KEY (collection, number)
) WITHOUT ROWID;
CREATE TABLE readings (digest TEXT PRIMARY KEY, trouble TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE files (
    collection INTEGER NOT NULL, path TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL,
    changed INTEGER NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (collection, path)
) WITHOUT ROWID;
CREATE TABLE units (
    id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, number INTEGER NOT NULL, is_extra INTEGER NOT NULL,
    name TEXT NOT NULL, status TEXT NOT NULL, file TEXT NOT NULL, sent TEXT NOT NULL, trouble TEXT NOT NULL,
    errors INTEGER NOT NULL, warnings INTEGER NOT NULL, summed TEXT NOT NULL
);
CREATE INDEX units_by_name ON units (collection, name, status);
CREATE TABLE cells (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
CREATE TABLE figures (
    collection INTEGER NOT NULL, cell INTEGER NOT NULL, unit INTEGER NOT NULL, value INTEGER NOT NULL,
    PRIMARY KEY (collection, cell, unit)
) WITHOUT ROWID;
CREATE TABLE sums (
    collection INTEGER NOT NULL, cell INTEGER NOT NULL, total TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (collection, cell)
) WITHOUT ROWID;
"""
"""figures: what the sums are made of, of the units that stand in it and no others. cell: the number of a cell in the
table cells times 32, plus the decimals of the value, a whole number of 10^-decimals; money in 万元. sums: what the
figures of each cell come to, as text, as it may be beyond SQLite's integers; count: of how many units. A reading is
kept by the digest of its file, wherever the file lies. name: what lists call a file; changed: its time in
nanoseconds. units: is_extra: a file that belongs to no unit or was replaced; number: its place in the list; summed: a
digest of the figures that it has in the table figures, "" for none."""

TABLES = ("collections", "roster", "decisions", "adjustments", "readings", "files", "units", "cells", "figures", "sums")
