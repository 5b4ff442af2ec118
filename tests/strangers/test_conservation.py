"""Every number in a table of a stranger's file ends in its cell or in a sentence, whatever was done to the file.

The same of every paragraph of prose. Files are of every kind, in every layout, sound or edited.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from model import importing
from model.importing.matching.labels import strip_punctuation
from tests.examples import examples
from tests.fuzz.mutations import mutate_at_random
from tests.strangers.inventing import invent_report, publish
from tests.strangers.kinds import KINDS, write_file
from tests.strangers.layouts import lay_out_at_random
from tests.strangers.published import PublishedReport
from tests.strangers.reading_back import find_untold_numbers

EDITIONS = st.sampled_from(["2019", "2021"])
SIZES = st.integers(0, 3)
SEEDS = st.integers(0, 10_000)


@given(kind=st.sampled_from(list(KINDS)), edition=EDITIONS, size=SIZES, seed=SEEDS)
@settings(max_examples=examples(15))
def test_every_number_of_a_sound_file_is_read_or_told(kind: str, edition: str, size: int, seed: int) -> None:
    published = publish(invent_report(edition, size, seed))
    lay_out_at_random(published, Random(seed))
    assert find_untold_numbers(read(published, kind), published) == []


@given(kind=st.sampled_from(list(KINDS)), edition=EDITIONS, size=SIZES, seed=SEEDS)
@settings(max_examples=examples(12))
def test_every_number_of_an_edited_file_is_read_or_told(kind: str, edition: str, size: int, seed: int) -> None:
    published = publish(invent_report(edition, size, seed))
    chance = Random(seed)
    lay_out_at_random(published, chance, most=2)
    edits = mutate_at_random(published, kind, chance)
    assume(not any(edit.startswith("run_digits_together") for edit in edits))  # a cut makes other numbers of them
    assert find_untold_numbers(read(published, kind), published) == []


@given(kind=st.sampled_from(list(KINDS)), edition=EDITIONS, seed=SEEDS)
@settings(max_examples=examples(15))
def test_every_paragraph_is_in_its_part_or_told(kind: str, edition: str, seed: int) -> None:
    published = publish(invent_report(edition, 1, seed))
    chance = Random(seed)
    lay_out_at_random(published, chance, most=2)
    mutate_at_random(published, kind, chance)
    reading = read(published, kind)
    told = strip_punctuation(" ".join(reading.unplaced))
    lost = []
    for part, paragraphs in published.prose.items():
        prose = strip_punctuation(reading.report.prose.get(part, ""))
        lost += [text for text in paragraphs if strip_punctuation(text)[:30] not in prose + told]
    assert lost == []


def read(published: PublishedReport, kind: str) -> importing.Reading:
    """What is read of a report published as a file of a kind."""
    with tempfile.TemporaryDirectory() as folder:
        return importing.read_report(write_file(published, kind, Path(folder)))
