"""Keeps a page at the least size in which nothing of it is cut; in less room than that it is scrolled."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_MOST_TURNS: Final = 4
"""A size follows another one so often within itself; a page that settles needs two."""


class LeastRoom(QScrollArea):
    """Has no bars as long as what is in it fits, which it does in every window at the size that text has at first.

    Args:
        inside: what is shown; it takes all the room that there is.
        across: whether it may be scrolled from side to side too; otherwise it is as wide as this is.
    """

    def __init__(self, inside: QWidget, *, across: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turns = 0
        self.inside = inside
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if not across:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        held = _Held(inside, across=across)
        self.setWidget(held)
        # The ground is that of whatever this stands in.
        held.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def size_in(self, room: QSize) -> QSize:
        """Return the size in which nothing is scrolled that need not be, no larger than ``room``."""
        least = self.inside.minimumSizeHint().expandedTo(self.inside.minimumSize())
        layout = self.inside.layout()
        width = min(least.width(), room.width())
        if layout is not None and layout.hasHeightForWidth():
            least.setHeight(layout.totalHeightForWidth(max(width, least.width())))
        # A bar takes room from the other direction.
        bar = self.verticalScrollBar().sizeHint().width()
        higher, wider = least.height() > room.height(), least.width() > room.width()
        return (least + QSize(bar if higher else 0, bar if wider else 0)).boundedTo(room)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of what is held, but not for ever.

        Where it is higher in a broad room than in a narrow one it fits beside a bar alone, and Qt would show and hide
        the bar until its stack is full.
        """
        if event.type() != QEvent.Type.Resize:
            return super().eventFilter(watched, event)
        if self._turns >= _MOST_TURNS:
            return False
        self._turns += 1
        try:
            return super().eventFilter(watched, event)
        finally:
            self._turns -= 1

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: FBT001 - called by Qt
        """Walk as in any widget: Qt's would scroll a page that is being left to what the keyboard was on."""
        return QWidget.focusNextPrevChild(self, forwards)

    def minimumSizeHint(self) -> QSize:
        """Return next to nothing: whatever it is given is enough."""
        return QSize(0, 0)

    def sizeHint(self) -> QSize:
        """Return what the page asks for."""
        return self.inside.sizeHint()


class _Held(QWidget):
    """Asks for the least height that the width needs: a scroll area by itself would ask for the usual one."""

    def __init__(self, inside: QWidget, *, across: bool) -> None:
        super().__init__()
        self._inside = inside
        self._across = across
        inside.setParent(self)

    def minimumSizeHint(self) -> QSize:
        """Return the least size of what is held."""
        layout = self._inside.layout()
        least = self._inside.minimumSizeHint().expandedTo(self._inside.minimumSize())
        if layout is not None:
            width = max(least.width(), self.width())
            needed = layout.totalMinimumHeightForWidth(width) if layout.hasHeightForWidth() else least.height()
            least = QSize(least.width(), max(needed, self._inside.minimumHeight()))
        return least if self._across else QSize(0, least.height())

    def event(self, event: QEvent) -> bool:
        """Ask for another size when what is held does."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what is held all of it."""
        super().resizeEvent(event)
        self._inside.setGeometry(self.rect())
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
