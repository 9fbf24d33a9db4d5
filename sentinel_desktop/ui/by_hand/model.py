"""Those who are in for too long, each ticked or not."""

from collections.abc import Callable, Collection, Hashable, Sequence
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from sentinel_desktop.domain.hand_entries import LongStay

_NO_INDEX: Final = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class LongStayModel(QAbstractListModel):
    """``ticked`` tells that another number of them is."""

    ticked = Signal()

    def __init__(self, stays: Sequence[LongStay], say: Callable[[LongStay], str]) -> None:
        super().__init__()
        self._stays, self._say = tuple(stays), say
        self._off: set[int] = set()

    @property
    def chosen(self) -> Sequence[LongStay]:
        """Those who are ticked."""
        return [stay for row, stay in enumerate(self._stays) if row not in self._off]

    @property
    def left_out(self) -> frozenset[UUID]:
        """The visits and the members who are not ticked."""
        return frozenset(stay.key for row, stay in enumerate(self._stays) if row in self._off)

    def leave_out(self, ids: Collection[Hashable]) -> None:
        """Take the tick of these away, where they are still there."""
        self._off = {row for row, stay in enumerate(self._stays) if stay.key in ids}
        self._tell_all()

    def tick_all(self) -> None:
        """Tick everybody; nobody where everybody is."""
        self._off = set() if self._off else set(range(len(self._stays)))
        self._tell_all()

    def _tell_all(self) -> None:
        if self._stays:
            self.dataChanged.emit(self.index(0), self.index(len(self._stays) - 1))
        self.ticked.emit()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._stays)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let each row be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt's own
        """Return what a row says, and whether it is ticked."""
        if not 0 <= index.row() < len(self._stays):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._say(self._stays[index.row()])
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Unchecked if index.row() in self._off else Qt.CheckState.Checked
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row, or take its tick away."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        is_on = value in {Qt.CheckState.Checked, Qt.CheckState.Checked.value}
        (self._off.discard if is_on else self._off.add)(index.row())
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True
