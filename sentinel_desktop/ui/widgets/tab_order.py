"""Where Tab leads: through things as they stand, and not in the order in which a program happened to make them."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QWidget

from sentinel_desktop.ui.widgets.focus_in_sight import bring_into_sight
from sentinel_desktop.ui.widgets.least_room import LeastRoom


def go_by_tab(within: QWidget, *, forwards: bool) -> bool:
    """Put the keyboard on what stands next in a widget, round and round, and bring that into sight.

    Returns:
        Whether there is anything that takes it.
    """
    stops = [each for each in _in(within) if each.isVisible() and each.isEnabled()]
    if not stops:
        return False
    now = cast("QWidget | None", within.window().focusWidget())
    here = next((at for at, each in enumerate(stops) if now is not None and _holds(each, now)), None)
    step = 1 if forwards else -1
    there = stops[min(step, 0)] if here is None else stops[(here + step) % len(stops)]
    there.setFocus(Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason)
    bring_into_sight(there)
    return True


def _holds(widget: QWidget, focused: QWidget) -> bool:
    """Return whether the keyboard is in a widget, as it is in a spin box whose line has it."""
    return widget is focused or widget.isAncestorOf(focused)


def _in(widget: QWidget) -> Iterator[QWidget]:
    """Yield what takes the keyboard in a widget, as its layouts place it."""
    layout = widget.layout()
    if isinstance(widget, QScrollArea):
        inner = widget.inside if isinstance(widget, LeastRoom) else widget.widget()
        if inner is not None:
            yield from _at(inner)
    elif layout is not None:
        yield from _placed(layout)
    elif not isinstance(widget, QAbstractScrollArea):
        for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if not child.isWindow():
                yield from _at(child)


def _at(widget: QWidget) -> Iterator[QWidget]:
    if widget.isHidden():
        # Nothing inside of it is seen either; most of a window is pages that are not shown.
        return
    takes_it = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    if takes_it and widget.focusProxy() is None:
        yield widget
    # What is inside of a field or a button is part of it.
    if not takes_it or isinstance(widget, QScrollArea) or widget.layout() is not None:
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
