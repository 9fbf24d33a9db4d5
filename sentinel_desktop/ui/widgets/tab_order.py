"""The order in which Tab walks: that in which things stand, and not that in which a program happened to make them."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def order_tabs(within: QWidget) -> None:
    """Have Tab walk through everything in a widget as its layouts place it, also what is hidden now."""
    for before, after in pairwise(_in(within)):
        QWidget.setTabOrder(before, after)


def _in(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab comes by in a widget, in the order of its layouts."""
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield from _at(inner)
        return
    layout = widget.layout()
    if layout is not None:
        yield from _placed(layout)


def _at(widget: QWidget) -> Iterator[QWidget]:
    # What another widget takes the keyboard for has a place in Qt's order too, and leads there from it.
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusProxy() is not None:
        yield widget
    yield from _in(widget)


def _placed(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _at(widget)
        elif inner is not None:
            yield from _placed(inner)
