"""Which program this is; pyproject.toml, which a packaged program has not with it, says the same."""

VERSION = "0.1.0"
