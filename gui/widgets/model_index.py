"""What Qt hands to models and delegates as an index."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

AnyModelIndex = QModelIndex | QPersistentModelIndex
"""An index as Qt's own overridable methods may be given it."""
