"""One random edit to one invented report, written, read and compared: all from one number, so that it can be replayed.

`python -m tests.fuzz.random_edits NUMBER` tells what happens with one.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from random import Random

from model import importing
from model.errors import UnreadableFile
from tests.fuzz.mutations import mutate_at_random
from tests.strangers.inventing import invent_report, publish
from tests.strangers.kinds import KINDS, write_file
from tests.strangers.layouts import lay_out_at_random
from tests.strangers.published import PublishedReport
from tests.strangers.reading_back import Fault, describe_faults, find_lost_figures, find_wrong_figures


@dataclass(frozen=True)
class Outcome:
    """What became of an edited report. wrong, lost: figures read otherwise than seen, and left blank."""

    seed: int
    story: str
    wrong: tuple[Fault, ...] = ()
    lost: tuple[Fault, ...] = ()
    refusal: str = ""

    @property
    def wrong_in_silence(self) -> tuple[Fault, ...]:
        """The wrong figures of which no sentence tells."""
        return tuple(fault for fault in self.wrong if not fault.is_told)

    @property
    def lost_in_silence(self) -> tuple[Fault, ...]:
        """The blanks of which no sentence tells."""
        return tuple(fault for fault in self.lost if not fault.is_told)

    def describe(self) -> str:
        """The story, and the first faults."""
        faults = [*describe_faults([*self.wrong_in_silence, *self.lost_in_silence])]
        return f"{self.seed} {self.story}: {'; '.join(faults[:3])}"


def make_report(seed: int) -> tuple[PublishedReport, str, str]:
    """The edited report of a number, the kind of file it is published as, and its story."""
    chance = Random(seed)
    kind = list(KINDS)[seed % len(KINDS)]
    edition, size = chance.choice(["2019", "2021"]), chance.randrange(4)
    published = publish(invent_report(edition, size, seed))
    layouts = lay_out_at_random(published, chance, most=2)
    edits = mutate_at_random(published, kind, chance)
    return published, kind, f"{edition} size {size} {kind} [{', '.join(layouts)}] [{', '.join(edits)}]"


def try_edit(seed: int, folder: Path) -> Outcome:
    """Make, write and read the edited report of a number."""
    published, kind, story = make_report(seed)
    path = write_file(published, kind, folder)
    try:
        reading = importing.read_report(path)
    except UnreadableFile as refusal:
        return Outcome(seed, story, refusal=str(refusal))
    wrong, lost = find_wrong_figures(reading, published), find_lost_figures(reading, published)
    return Outcome(seed, story, tuple(wrong), tuple(lost))


def _tell(seed: int) -> None:
    folder = Path(tempfile.mkdtemp())
    outcome = try_edit(seed, folder)
    print(folder, outcome.story, outcome.refusal)
    for fault in (*outcome.wrong, *outcome.lost):
        print("told" if fault.is_told else "SILENT", *describe_faults([fault]))
    if not outcome.refusal:
        published, kind, _ = make_report(seed)
        print(*importing.read_report(write_file(published, kind, folder)).unplaced, sep="\n")


if __name__ == "__main__":
    _tell(int(sys.argv[1]))
