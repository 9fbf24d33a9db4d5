"""Brings what has the keyboard into the part of a scrolled page that is seen."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QWidget
from shiboken6 import isValid


class FocusInSight(QObject):
    """Follows the keyboard in a window wherever it goes, unless the mouse put it there: that is in sight already.

    The rows that a page begins with are scrolled to from within that page alone, or when a key is pressed in them:
    what stands above them is looked at first.

    Args:
        window: whose pages are followed.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._begun_with: QWidget | None = None
        # What takes the keyboard may choose a row by that, and the page has another height then.
        self._once_placed = QTimer(self, singleShot=True, interval=0)
        self._once_placed.timeout.connect(self._follow)
        # Qt puts the keyboard somewhere on a page that is turned to, before the page itself says where it begins.
        self._arriving = QTimer(self, singleShot=True, interval=0)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow to the rows that a page began with as soon as somebody walks through them."""
        if event.type() == QEvent.Type.KeyPress and watched is self._begun_with:
            self._begin_with(None)
            self._once_placed.start()
        return False

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is None or now.window() is not self._window:
            return
        self._begin_with(None)
        if not _are_of_one_page(before, now):
            self._arriving.start()
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._once_placed.stop()
        elif isinstance(now, QAbstractItemView) and self._arriving.isActive():
            self._once_placed.stop()
            self._begin_with(now)
        else:
            self._once_placed.start()

    def _begin_with(self, rows: QWidget | None) -> None:
        if self._begun_with is not None and isValid(self._begun_with):
            self._begun_with.removeEventFilter(self)
        self._begun_with = rows
        if rows is not None:
            rows.installEventFilter(self)

    def _follow(self) -> None:
        now = cast("QWidget | None", self._window.focusWidget())
        if now is not None and now.isVisible():
            bring_into_sight(now)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll everything around a widget until it is seen: whole, or from its top on, and the row chosen in it."""
    row = _chosen_row(widget) if isinstance(widget, QAbstractItemView) else QRect()
    outer = widget.parentWidget()
    while outer is not None and not outer.isWindow():
        if isinstance(outer, QScrollArea):
            _scroll_to(outer, widget, widget.rect())
            _scroll_to(outer, widget, row)
        outer = outer.parentWidget()


def _chosen_row(view: QAbstractItemView) -> QRect:
    """Return where the chosen row is seen in a table, which may have become lower since; empty where none is."""
    row, room = view.visualRect(view.currentIndex()), view.viewport().rect()
    if row.top() < 0 or row.bottom() > room.bottom():
        view.scrollTo(view.currentIndex())
        row = view.visualRect(view.currentIndex())
    return (row & room).translated(view.viewport().pos())


def _are_of_one_page(before: QWidget | None, now: QWidget) -> bool:
    outer = now.parentWidget()
    while outer is not None and not isinstance(outer, QScrollArea):
        outer = outer.parentWidget()
    return before is not None and before.isVisible() and outer is not None and outer.isAncestorOf(before)


def _scroll_to(area: QScrollArea, widget: QWidget, part: QRect) -> None:
    held, room = area.widget(), area.viewport().size()
    if held is None or part.isEmpty():
        return
    around = widget.fontMetrics().height()
    seen = QRect(widget.mapTo(held, part.topLeft()), part.size().boundedTo(room))
    margin = (QSize(seen.width(), seen.height() + 2 * around) / 2).boundedTo(room / 2)
    middle = seen.center()
    area.ensureVisible(middle.x(), middle.y(), margin.width(), margin.height())
