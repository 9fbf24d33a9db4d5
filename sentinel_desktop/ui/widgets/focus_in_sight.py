"""Brings what has the keyboard into the part of a scrolled page that is seen."""

from collections.abc import Collection
from typing import cast

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QWidget


class FocusInSight(QObject):
    """Follows the keyboard in a window wherever it goes, unless the mouse put it there: that is in sight already.

    Args:
        window: whose pages are followed.
        left_alone: what a page begins with; it is scrolled to from within that page alone, because what stands above
            it is looked at first.
    """

    def __init__(self, window: QWidget, left_alone: Collection[QWidget] = ()) -> None:
        super().__init__(window)
        self._window = window
        self._left_alone = tuple(left_alone)
        # What takes the keyboard may choose a row by that, and the page has another height then.
        self._once_placed = QTimer(self, singleShot=True, interval=0)
        self._once_placed.timeout.connect(self._follow)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is None or now.window() is not self._window:
            return
        is_pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if is_pressed or (now in self._left_alone and not _are_of_one_page(before, now)):
            self._once_placed.stop()
        else:
            self._once_placed.start()

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
