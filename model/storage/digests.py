"""The digest of a draft, by which damage is found that SQLite does not see, as a flipped bit in a stored figure.

A draft has six parts: its own row, entries, edits, last year's record, versions, and what its import could not place.
For each part the table digests holds the sum, modulo 2**128, of the hashes of the part's rows. So a row that changes
costs two hashes, of what it was and what it is; and what it was is always read from the file, so that damage stays
visible in the sum whatever is edited after it. Every transaction that changes a draft renews its digest.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from json.encoder import encode_basestring_ascii
from typing import NamedTuple, cast

from model.storage.schema import DRAFT_COLUMNS

try:
    # WORKAROUND: CPython 3.11 to 3.14; hashlib brings OpenSSL, and the list of drafts would be shown 0.01 s later
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

Row = Sequence[object]
"""A row of a part: its columns, without the draft's number."""

_HASH_BYTES = 16
_MODULUS = 1 << 8 * _HASH_BYTES

PART_ROWS = {
    "own": f"SELECT {', '.join(DRAFT_COLUMNS)} FROM drafts WHERE id = ?",
    "entries": "SELECT place, value FROM entries WHERE draft = ?",
    "edits": "SELECT id, at, label, changes FROM edits WHERE draft = ?",
    "last_year": "SELECT record FROM lasts WHERE draft = ?",
    "versions": "SELECT id, at, name, edit FROM versions WHERE draft = ?",
    "unplaced": "SELECT number, words FROM unplaced WHERE draft = ?",
}
"""For each part of a draft, what selects its rows; in the order of DraftDigest."""

DIGEST_COLUMNS = (*PART_ROWS, "seal")
"""The columns of the table digests but the draft's number."""

_ENTRY_AT_PLACE = f"{PART_ROWS['entries']} AND place = ?"
_COLUMN_NAMES = ", ".join(DIGEST_COLUMNS)
_READ_OWN_AND_DIGEST = f"""
    SELECT {", ".join(DRAFT_COLUMNS)}, {_COLUMN_NAMES}
    FROM drafts LEFT JOIN digests ON digests.draft = drafts.id WHERE drafts.id = ?
"""
_READ_DIGEST = f"SELECT {_COLUMN_NAMES} FROM digests WHERE draft = ?"
_UPDATE_DIGEST = f"UPDATE digests SET ({_COLUMN_NAMES}) = ({', '.join('?' * len(DIGEST_COLUMNS))}) WHERE draft = ?"
_WRITE_DIGEST = f"INSERT OR REPLACE INTO digests (draft, {_COLUMN_NAMES}) VALUES (?{', ?' * len(DIGEST_COLUMNS)})"


def _write_value(value: object) -> str:
    """A column's value as JSON, bytes, which none holds unless it is damaged, as {"bytes":"…"}.

    Digests are stored, so this must stay as it is. json.dumps writes the same, and takes four times as long.
    """
    kind = type(value)
    if kind is str:
        return encode_basestring_ascii(cast(str, value))
    if kind is int:
        return str(value)
    if value is None:
        return "null"
    return json.dumps({"bytes": value.hex()} if isinstance(value, bytes) else value, separators=(",", ":"))


class DraftDigest(NamedTuple):
    """The sums of a draft's parts. A part without rows has 0."""

    own: int = 0
    entries: int = 0
    edits: int = 0
    last_year: int = 0
    versions: int = 0
    unplaced: int = 0

    def renew(self, before: DraftDigest, after: DraftDigest) -> DraftDigest:
        """The digest after rows with the sums `before` became rows with the sums `after`."""
        return DraftDigest._make(
            (sum + new - old) % _MODULUS for sum, old, new in zip(self, before, after, strict=True)
        )


def hash_row(*columns: object) -> int:
    """The hash of a row: of texts, numbers, bytes and NULL, each told from the others."""
    text = f"[{','.join([_write_value(column) for column in columns])}]"
    return int.from_bytes(blake2b(text.encode(), digest_size=_HASH_BYTES).digest(), "big")


_hash_known_row = lru_cache(maxsize=64, typed=True)(hash_row)
"""hash_row() for the rows of an edit: what it finds in the file is mostly what the edit before wrote there."""


def sum_rows(rows: Iterable[Row]) -> int:
    """The sum of a part with these rows."""
    return sum(hash_row(*row) for row in rows) % _MODULUS


def _sum_known_rows(rows: Iterable[Row]) -> int:
    return sum(_hash_known_row(*row) for row in rows) % _MODULUS


def to_digits(sum: int) -> str:
    """A sum as the table digests holds it, in hexadecimal digits."""
    return f"{sum:032x}"


def to_columns(draft: int, digest: DraftDigest) -> tuple[str, ...]:
    """The digest of the draft with this id as DIGEST_COLUMNS: hexadecimal digits, and the seal over all of them."""
    sums = [to_digits(part) for part in digest]
    return (*sums, to_digits(_hash_known_row(draft, *sums)))


def from_columns(draft: int, columns: Row | None) -> DraftDigest | None:
    """The digest that to_columns wrote for the draft; None where there is none, or where the seal does not fit."""
    if columns is None:
        return None
    *sums, seal = columns
    if to_digits(_hash_known_row(draft, *sums)) != seal:
        return None
    return DraftDigest._make(int(str(part), 16) for part in sums)


@contextmanager
def read_damaged_texts(connection: sqlite3.Connection) -> Iterator[None]:
    """Let texts that are no UTF-8 be read meanwhile, each byte that fits nowhere as half of a surrogate pair.

    No sound text has such a half, and Python can neither hash nor store it unnoticed.
    """
    factory = connection.text_factory
    connection.text_factory = _decode_text
    try:
        yield
    finally:
        connection.text_factory = factory


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Let everything that is read meanwhile be of one moment, as another program may write between two statements."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def read_rows(connection: sqlite3.Connection, part: str, draft: int, indexed: bool = True) -> list[tuple[object, ...]]:
    """The rows of a part of a draft, damaged texts too. Lets sqlite3.Error through.

    indexed: found by the tables' indexes, as everywhere; else by the tables alone, where an index may be damaged.
    """
    sql = PART_ROWS[part] if indexed else PART_ROWS[part].replace(" WHERE", " NOT INDEXED WHERE")
    return _fetch_rows(connection, sql, (draft,))


def _fetch_rows(connection: sqlite3.Connection, sql: str, parameters: Row) -> list[tuple[object, ...]]:
    """The rows that a statement selects, damaged texts too. Lets sqlite3.Error through."""
    try:
        return connection.execute(sql, parameters).fetchall()
    except sqlite3.OperationalError:  # also of a text that is no UTF-8; such are seldom, and this way takes longer
        with read_damaged_texts(connection):
            return connection.execute(sql, parameters).fetchall()


def compute_digest(connection: sqlite3.Connection, draft: int) -> DraftDigest:
    """The digest of a draft as it stands in the file now. Lets sqlite3.Error through."""
    return DraftDigest._make(sum_rows(read_rows(connection, part, draft)) for part in PART_ROWS)


def read_digest(connection: sqlite3.Connection, draft: int) -> DraftDigest | None:
    """The digest the file holds of a draft; None where it has none or a damaged one. Lets sqlite3.Error through."""
    with read_damaged_texts(connection):
        return from_columns(draft, connection.execute(_READ_DIGEST, (draft,)).fetchone())


def is_own_row_sound(connection: sqlite3.Connection, draft: int) -> bool:
    """Whether a draft's own row is what was stored. Lets sqlite3.Error through."""
    digest = read_digest(connection, draft)
    return digest is not None and digest.own == sum_rows(read_rows(connection, "own", draft))


def write_digest(connection: sqlite3.Connection, draft: int, digest: DraftDigest) -> None:
    """Store the digest of a draft, within the caller's transaction. Lets sqlite3.Error through."""
    connection.execute(_WRITE_DIGEST, (draft, *to_columns(draft, digest)))


@contextmanager
def renew_digest(connection: sqlite3.Connection, draft: int, parts: Collection[str]) -> Iterator[None]:
    """Renew the digest of a draft for what is written to these parts meanwhile, within the caller's transaction.

    Where the file has no digest of the draft, or a damaged one, it stays so: no edit may make a damaged draft look
    sound. Lets sqlite3.Error through.
    """

    def add_up_rows() -> DraftDigest:
        return DraftDigest(**{part: sum_rows(read_rows(connection, part, draft)) for part in parts})

    before = add_up_rows()
    yield
    digest = read_digest(connection, draft)
    if digest is not None:
        renewed = to_columns(draft, digest.renew(before, add_up_rows()))
        connection.execute(_UPDATE_DIGEST, (*renewed, draft))


class RowsBeforeEdit(NamedTuple):
    """What the file has of a draft before an edit: its own row, its entries at the edit's places, its digest."""

    own: Row
    entries: Sequence[Row]
    digest: DraftDigest | None


def read_before_edit(connection: sqlite3.Connection, draft: int, places: Iterable[str]) -> RowsBeforeEdit | None:
    """What an edit of these places is about to change; None where there is no such draft. Lets sqlite3.Error through.

    As a clerk waits for each edit, renew_digest_by_edit() takes what is written from the edit, not from the file.
    """
    found = _fetch_rows(connection, _READ_OWN_AND_DIGEST, (draft,))
    if not found:
        return None
    entries: list[Row] = []
    for place in places:
        entries += _fetch_rows(connection, _ENTRY_AT_PLACE, (draft, place))
    [row] = found
    own, columns = row[: len(DRAFT_COLUMNS)], row[len(DRAFT_COLUMNS) :]
    return RowsBeforeEdit(own, entries, from_columns(draft, columns))


def renew_digest_by_edit(
    connection: sqlite3.Connection,
    draft: int,
    before: RowsBeforeEdit,
    own_columns: Mapping[str, object],
    entries: Iterable[Row],
    edit: Row,
) -> None:
    """Renew the digest of a draft, as renew_digest() does, for an edit that is written, within the same transaction.

    own_columns: what it writes of the draft's own row; entries: what now stands at its places, as PART_ROWS has them;
    edit: its own row.
    """
    if before.digest is None:
        return
    own = [own_columns.get(column, value) for column, value in zip(DRAFT_COLUMNS, before.own, strict=True)]
    digest = DraftDigest(
        (before.digest.own - _hash_known_row(*before.own) + _hash_known_row(*own)) % _MODULUS,
        (before.digest.entries - _sum_known_rows(before.entries) + _sum_known_rows(entries)) % _MODULUS,
        (before.digest.edits + hash_row(*edit)) % _MODULUS,
        *before.digest[3:],
    )
    connection.execute(_UPDATE_DIGEST, (*to_columns(draft, digest), draft))


def seal_draft(connection: sqlite3.Connection, draft: int) -> None:
    """Store the digest of a draft as it stands in the file, which is known to be right. Lets sqlite3.Error through."""
    write_digest(connection, draft, compute_digest(connection, draft))


def _decode_text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
