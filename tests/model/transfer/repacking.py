"""Archives that were changed by hand, with sums that agree."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from model.storage.store import Store


def rewritten(archive: Path, name: str, data: bytes) -> None:
    """Another content for one member; the sums are left as they are."""
    with zipfile.ZipFile(archive) as members:
        contents = {member: members.read(member) for member in members.namelist()}
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as members:
        for member, content in {**contents, name: data}.items():
            members.writestr(member, content)


def change_drafts(archive: Path, change: Callable[[Path], object]) -> None:
    """Change the file of drafts inside an archive; the sums agree, and so do the digests as far as they can be had."""
    copy = archive.with_name("changed.db")
    with zipfile.ZipFile(archive) as members:
        copy.write_bytes(members.read("drafts.db"))
        manifest = json.loads(members.read("manifest.json"))
    change(copy)
    manifest["drafts"] += _compute_digests(copy)
    written, drafts = json.dumps(manifest).encode(), copy.read_bytes()
    rewritten(archive, "drafts.db", drafts)
    rewritten(archive, "manifest.json", written)
    sums = [hashlib.sha256(data).hexdigest() for data in (drafts, written)]
    rewritten(archive, "SHA256SUMS", f"{sums[0]}  drafts.db\n{sums[1]}  manifest.json\n".encode())


def run_sql(archive: Path, *statements: str) -> None:
    """Run these on the file of drafts inside an archive."""

    def change(copy: Path) -> None:
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            for statement in statements:
                connection.execute(statement)
            connection.commit()

    change_drafts(archive, change)


def _compute_digests(drafts: Path) -> list[str]:
    """The digests of the drafts, so that nothing but their own values can be wrong with them; none if not readable."""
    copy = Path(f"{drafts}-read")
    copy.write_bytes(drafts.read_bytes())
    try:
        with closing(Store(copy)) as store:
            return [draft.digest for draft in store.read_all_drafts()]
    except Exception:
        return []
