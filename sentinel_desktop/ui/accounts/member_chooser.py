"""Finds a member by some letters of the name: what is offered is walked with the arrows and taken with Enter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QVBoxLayout, QWidget

from sentinel_desktop.ui.theme import Appearance

_PAUSE_MS: Final = 150
_MOST_ROWS: Final = 4


@dataclass(frozen=True, slots=True)
class Offered:
    """A member as the list calls them."""

    id: UUID
    label: str


class _Offers(QListWidget):
    """Takes Enter for itself, which would press the dialog's button."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the row that Enter is pressed on."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem())
            event.accept()
        else:
            super().keyPressEvent(event)


class MemberChooser(QWidget):
    """``looked_for`` tells what was typed, for ``show_offers``; ``changed`` that another member, or none, is chosen."""

    looked_for = Signal(str)
    changed = Signal()

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        px = look.type.px
        self._chosen: Offered | None = None
        self._offered: tuple[Offered, ...] = ()
        self.line = QLineEdit()
        self.line.setMinimumHeight(px(36))
        self.line.setTextMargins(px(6), 0, px(6), 0)
        words = self.tr("name or number; empty: no member")
        self.line.setPlaceholderText(words)
        # The rule is read whole: beside the words there are the margins and what Qt keeps free.
        self.line.setMinimumWidth(self.line.fontMetrics().horizontalAdvance(words) + px(30))
        self.offers = _Offers()
        self.offers.setObjectName("offers")
        self.offers.setAccessibleName(self.tr("Members to choose from"))
        self.offers.setFixedHeight(px(32) * _MOST_ROWS)
        self.offers.hide()
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self.line)
        column.addWidget(self.offers)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self.line.textEdited.connect(self._on_edited)
        self.line.installEventFilter(self)
        self.offers.itemActivated.connect(self._on_taken)
        self.offers.itemClicked.connect(self._on_taken)

    @property
    def member_id(self) -> UUID | None:
        """Who is chosen."""
        return None if self._chosen is None else self._chosen.id

    @property
    def is_settled(self) -> bool:
        """Whether somebody is chosen, or nobody on purpose: what is typed names a member of the list, or is empty."""
        return self._chosen is not None or not self.line.text().strip()

    def setAccessibleName(self, name: str) -> None:
        """Name the line, which the keyboard comes to."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def show_member(self, chosen: Offered | None) -> None:
        """Show somebody, or nobody, as chosen."""
        self._chosen = chosen
        self.line.setText("" if chosen is None else chosen.label)
        self.offers.hide()
        self.changed.emit()

    def show_offers(self, text: str, offered: Sequence[Offered]) -> None:
        """Offer these, unless something else was typed meanwhile."""
        if text != self.line.text().strip() or self._chosen is not None:
            return
        self._offered = tuple(offered)
        self.offers.clear()
        self.offers.addItems([one.label for one in offered])
        self.offers.setVisible(bool(offered))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead from the line into the list by the arrow."""
        down = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
        if watched is self.line and down and self.offers.isVisible():
            self.offers.setFocus()
            self.offers.setCurrentRow(0)
            return True
        return False

    def _on_edited(self, text: str) -> None:
        self._chosen = None
        if not text.strip():
            self.offers.hide()
        self._pause.start()
        self.changed.emit()

    def _on_pause(self) -> None:
        if text := self.line.text().strip():
            self.looked_for.emit(text)

    def _on_taken(self) -> None:
        row = self.offers.currentRow()
        if 0 <= row < len(self._offered):
            self.show_member(self._offered[row])
            self.line.setFocus()
