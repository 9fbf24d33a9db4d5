"""How the board of this station is grouped and sorted, remembered for the next start.

Whom a search, a chip or a tag leaves on it is not: a board that opens with somebody left out says too little.
"""

from enum import StrEnum
from typing import Final, TypeVar

from PySide6.QtCore import QSettings

from sentinel_desktop.ui.presence.arrangement import Arrangement

_GROUP: Final = "board/group"
_SORT: Final = "board/sort"
ChoiceT = TypeVar("ChoiceT", bound=StrEnum)


class KeptArrangement:
    """What somebody chose at this station, in its settings."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def read(self) -> Arrangement:
        """Return what was kept; what is not known here is as at first."""
        first = Arrangement()
        return Arrangement(self._one_of(_GROUP, first.grouping), self._one_of(_SORT, first.sorting))

    def keep(self, arrangement: Arrangement) -> None:
        """Remember this."""
        self._settings.setValue(_GROUP, arrangement.grouping.value)
        self._settings.setValue(_SORT, arrangement.sorting.value)

    def _one_of(self, key: str, first: ChoiceT) -> ChoiceT:
        try:
            return type(first)(str(self._settings.value(key)))
        except ValueError:
            return first
