"""How many examples the tests of what must always hold try: the same few in every run, many others under `make fuzz`.

Those of every run never change, so that a run fails only for what was changed.
"""

from __future__ import annotations

import os

from hypothesis import settings

IS_THOROUGH = bool(os.environ.get("NIANBAO_THOROUGH"))
"""Whether many examples are to be tried, others each time; `make fuzz` sets it."""

_TIMES_AS_MANY = 50
_USUAL_EXAMPLES = 20


def examples(usual: int) -> int:
    """How many examples to try where every run of all tests has time for so many."""
    return usual * _TIMES_AS_MANY if IS_THOROUGH else usual


PROFILE = "nianbao"
"""The name of the settings of all tests that try examples."""

settings.register_profile(
    PROFILE,
    max_examples=examples(_USUAL_EXAMPLES),
    derandomize=not IS_THOROUGH,
    deadline=None,  # a busy machine is no failure
)
