"""A page of the desk, or a tab of one, that knows when a person looks at it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """``shown`` and ``left`` tell when a person comes to it, and when they go on or take the window away."""

    shown = Signal()
    left = Signal()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that a person came."""
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that a person went on."""
        super().hideEvent(event)
        self.left.emit()
