"""The readers to choose from: found on its own, those attached, and the one in use where it is not attached now."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sentinel_desktop.domain.readers import ReaderOffer
from sentinel_desktop.ui.plain_tip import plain_tip
from sentinel_desktop.ui.sentences import shown

URL_ROLE: Final = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class OffersModel(QAbstractListModel):
    """One row a reader; ``URL_ROLE`` is what a choice takes, None in the first row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str | None, str]] = []
        self.show((), None)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of readers and one; rows have no children."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a reader's name, or what a choice takes."""
        url, label = self._rows[index.row()]
        if role == URL_ROLE:
            return url
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return label
        return plain_tip(url) if role == Qt.ItemDataRole.ToolTipRole and url else None

    def show(self, offers: Sequence[ReaderOffer], chosen: str | None) -> None:
        """Show these; a chosen one that is not among them has a row of its own."""
        rows: list[tuple[str | None, str]] = [(None, self.tr("Found on its own"))]
        rows += [(offer.url, shown(offer.label)) for offer in offers]
        if chosen not in [url for url, _ in rows]:
            rows.append((chosen, self.tr("{reader} (not attached now)").format(reader=chosen)))
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, url: str | None) -> int:
        """Return the row of a reader; the first where there is none."""
        return next((row for row, (known, _) in enumerate(self._rows) if known == url), 0)
