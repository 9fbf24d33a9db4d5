"""A dialog that is never larger than the window it opens over: with large text it is scrolled instead."""

from typing import cast

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLayout, QVBoxLayout, QWidget

from sentinel_desktop.ui.widgets.focus_in_sight import FocusInSight
from sentinel_desktop.ui.widgets.least_room import LeastRoom
from sentinel_desktop.ui.widgets.tab_order import go_by_tab

_NO_LIMIT = (1 << 24) - 1
"""The size that Qt gives a widget without one."""


class FittingDialog(QDialog):
    """As any dialog, until what is in it asks for more room than there is; from then on it has all of that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: LeastRoom | None = None
        self._has_left = False
        FocusInSight(self)

    @property
    def has_left(self) -> bool:
        """Whether it was closed, by whoever; also once Qt deleted it."""
        return self._has_left

    def done(self, result: int) -> None:
        """Leave for good."""
        self._has_left = True
        super().done(result)

    @property
    def room(self) -> QSize:
        """The most that it may take: the window below, or the screen.

        Over another dialog that is the window below both: the one between may be as small as what is asked there.
        """
        below = self.parentWidget()
        if below is None:
            return QGuiApplication.primaryScreen().availableSize()
        window = below.window()
        while (under := window.parentWidget()) is not None:
            window = under.window()
        return window.size()

    def hold_if_larger(self, needed: QSize) -> bool:
        """Return whether what is needed is scrolled, because there is not so much room."""
        room = self.room
        if self._held is None and (needed.width() > room.width() or needed.height() > room.height()):
            self._hold(max(needed.width(), self.width()))
        if self._held is not None:
            self.resize(self._held.size_in(room))
        return self._held is not None

    def showEvent(self, event: QShowEvent) -> None:
        """Take no more room than there is."""
        super().showEvent(event)
        self._look_at_size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay over the window while it grows: its buttons would go under the edge of the screen."""
        super().resizeEvent(event)
        below = self.parentWidget()
        if self.isVisible() and below is not None:
            self._stay_over(below.window().geometry())

    def _stay_over(self, window: QRect) -> None:
        """Move up and to the left by as much as it ends beyond the window, never past where the window begins."""
        mine = self.frameGeometry()
        beyond, inside = mine.bottomRight() - window.bottomRight(), mine.topLeft() - window.topLeft()
        moved = QPoint(max(0, min(beyond.x(), inside.x())), max(0, min(beyond.y(), inside.y())))
        if not moved.isNull():
            self.move(self.pos() - moved)

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: FBT001 - called by Qt
        """Walk by Tab as things stand, through the fields before the buttons, whichever were made first."""
        return go_by_tab(self, forwards=forwards) or super().focusNextPrevChild(forwards)

    def event(self, event: QEvent) -> bool:
        """Look again at the room when something in it asks for more."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._look_at_size()
        return handled

    def _look_at_size(self) -> None:
        layout = self.layout()
        if self._held is None and layout is not None:
            least = layout.totalMinimumSize().expandedTo(self.minimumSize())
            if layout.hasHeightForWidth():
                width = max(least.width(), self.width())
                least.setHeight(max(least.height(), layout.totalMinimumHeightForWidth(width)))
            if not self.hold_if_larger(least):
                self.resize(self.size().expandedTo(least).boundedTo(self.room))

    def _hold(self, width: int) -> None:
        """Hand everything in it to what is scrolled, as wide as it would be without that."""
        layout = self.layout()
        if layout is None:
            return
        now = cast("QWidget | None", self.focusWidget())
        inside = QWidget()
        layout.setSizeConstraint(QLayout.SizeConstraint.SetDefaultConstraint)
        # Qt takes a layout from one widget to another, with everything that is laid out by it.
        inside.setLayout(layout)
        self._held = LeastRoom(inside)
        bar = self._held.verticalScrollBar().sizeHint().width()
        inside.setMinimumWidth(min(max(self.minimumWidth(), width), self.room.width() - bar))
        self.setMinimumSize(0, 0)
        self.setMaximumSize(_NO_LIMIT, _NO_LIMIT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._held)
        if now is not None and self.isVisible():
            # What goes from one parent to another loses the keyboard.
            self._held.show()
            now.setFocus(Qt.FocusReason.OtherFocusReason)
