"""Makes build/oldest: an environment with the lowest versions that pyproject.toml allows, to run the tests in.

What pyproject.toml does not name (a dependency's own dependencies) comes in its newest version, as for anybody.
"""

from __future__ import annotations

import subprocess
import sys

from lock import OLDEST_PYTHON, ROOT, tool

OLDEST = ROOT / "build" / "oldest"


def main() -> int:
    """Make the environment anew; the exit code of the step that failed, else 0."""
    made = subprocess.call([tool("uv"), "venv", "--quiet", "--clear", "--python", OLDEST_PYTHON, str(OLDEST)])
    if made:
        return made
    install = [tool("uv"), "pip", "install", "--quiet", "--python", str(OLDEST), "--resolution", "lowest-direct"]
    return subprocess.call([*install, "--requirements", str(ROOT / "pyproject.toml"), "--extra", "dev"])


if __name__ == "__main__":
    sys.exit(main())
