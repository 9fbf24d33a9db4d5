"""Walks through a page or a dialog by Tab and hears what is on it, as whoever has no mouse or no screen does."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, cast

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QButtonGroup,
    QDialogButtonBox,
    QPushButton,
    QScrollArea,
    QWidget,
)

from sentinel_desktop.ui.widgets.keycap import Keycap
from tests.support.active_windows import press_key, wait_until_active
from tests.support.cut_words import cut

_ROLE = QAccessible.Role
_PARTS_OF_A_DATE: Final = 4
"""Tab goes through weekday, year, month and day before it leaves a date."""
_LEAST_SEEN: Final = 50
"""Pixels of the width of something that is seen."""
_SILENT: Final = {_ROLE.NoRole, _ROLE.Client, _ROLE.Window, _ROLE.Pane, _ROLE.Grouping}
"""Roles that say nothing of what the keyboard can do there."""


def faults(within: QWidget) -> dict[str, list[str]]:
    """Return everything that is wrong with what is shown, by what it is; nothing where all is well."""
    cut_now = cut(within)
    walked = stops(within)
    found = {
        "nameless": [_called(each) for each in nameless(within)],
        "of no role": [_called(each) for each in reached(within) if _is_silent(each)],
        "without a key": [_called(each) for each in reached(within) if not _shows_its_key(each)],
        "cut": cut_now,
        "never reached": [_called(each) for each in reached(within) if each not in walked and not _is_of_a_group(each)],
        "steps back": _backwards(walked, within),
    }
    return {what: which for what, which in found.items() if which}


def unheard(within: QWidget) -> list[str]:
    """Return what takes the keyboard and is not heard as what it is, or shows no key."""
    return [
        _called(each) for each in reached(within) if not _heard(each) or _is_silent(each) or not _shows_its_key(each)
    ]


def cut_or_unheard(within: QWidget) -> dict[str, list[str]]:
    """Return what is wrong where everything is touched, and there are no keys to be shown."""
    silent = [_called(each) for each in reached(within) if not _heard(each) or _is_silent(each)]
    return {"unheard": silent, "cut": cut(within)}


def reached(within: QWidget) -> list[QWidget]:
    """Return what takes the keyboard when Tab is pressed."""
    return [
        each
        for each in within.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.isVisibleTo(within)
        and each.isEnabled()
        and each.window() is within.window()
        # The line of a spin box is heard as that box.
        and not isinstance(each.parent(), QAbstractSpinBox)
    ]


def nameless(within: QWidget) -> list[QWidget]:
    """Return what takes the keyboard and has no name to be heard."""
    return [each for each in reached(within) if not _heard(each)]


def stops(within: QWidget) -> list[QWidget]:
    """Return where Tab stops in a widget when it is pressed on and on; the keyboard is back where it was then."""
    wait_until_active(within.window())
    if not focused().focusPolicy() & Qt.FocusPolicy.TabFocus:
        # What a page puts the keyboard on before anybody did anything is not come back to.
        _tab()
    began = focused()
    found = [began]
    while (now := _tab()) not in found:
        found.append(now)
    assert now is began, f"Tab never comes back to {_called(began)}"
    elsewhere = [at for at, each in enumerate(found) if not within.isAncestorOf(each)]
    if not elsewhere:
        return _from_the_top(found, within)
    # Round the window: the walk through this part of it begins behind the last stop that is elsewhere.
    last = elsewhere[-1] + 1
    return [each for each in (*found[last:], *found[:last]) if within.isAncestorOf(each)]


def out_of_sight(within: QWidget) -> list[str]:
    """Return where Tab leads to in a window or a dialog that is not seen: its first line, or the row chosen in it."""
    wait_until_active(within.window())
    found: list[QWidget] = []
    unseen = []
    while (now := _tab()) not in found:
        found.append(now)
        # Whatever takes the keyboard may choose a row, which gives the page another height.
        QApplication.processEvents()
        line = QSize(min(now.width(), _LEAST_SEEN), min(now.height(), now.fontMetrics().height()))
        parts = [QRect(QPoint(0, 0), line)]
        if isinstance(now, QAbstractItemView) and now.currentIndex().isValid():
            row = now.visualRect(now.currentIndex()).translated(now.viewport().pos())
            parts = [QRect(QPoint(0, row.y()), QSize(line.width(), row.height()))]
        if not all(_seen_of(now).contains(part) for part in parts):
            unseen.append(_called(now))
    return unseen


def _seen_of(widget: QWidget) -> QRect:
    """Return the part of a widget that nothing around it cuts off, in its own coordinates."""
    seen, around, at = widget.rect(), widget, QPoint(0, 0)
    while not around.isWindow() and (outer := around.parentWidget()) is not None:
        at += around.pos()
        seen &= outer.rect().translated(-at)
        around = outer
    return seen


def steps_back(within: QWidget) -> list[str]:
    """Return where Tab goes to something that stands before what it comes from: above it, or left of it in a line."""
    return _backwards(stops(within), within)


def _backwards(walked: Sequence[QWidget], within: QWidget) -> list[str]:
    return [
        f"{_called(before)} -> {_called(after)}"
        for before, after in pairwise(walked)
        if _stands_before(after, before, within)
    ]


def focused() -> QWidget:
    """Return where the keyboard is."""
    there = QApplication.focusWidget()
    assert there is not None
    return there


def _tab() -> QWidget:
    before = focused()
    for _ in range(_PARTS_OF_A_DATE):
        press_key(before, Qt.Key.Key_Tab)
        if focused() is not before:
            break
    return focused()


def _from_the_top(found: list[QWidget], within: QWidget) -> list[QWidget]:
    first = found.index(min(found, key=lambda each: (_place(each, within).y(), _place(each, within).x())))
    return found[first:] + found[:first]


def _stands_before(one: QWidget, other: QWidget, within: QWidget) -> bool:
    one, other = _seen(one, other, within), _seen(other, one, within)
    first, second = _place(one, within), _place(other, within)
    bottom_of_first = first.y() + one.height()
    bottom_of_second = second.y() + other.height()
    in_one_line = first.y() < bottom_of_second and second.y() < bottom_of_first
    if in_one_line:
        return first.x() < second.x()
    # A column that begins further right is read from its top.
    return first.y() < second.y() and first.x() < second.x() + other.width()


def _seen(widget: QWidget, other: QWidget, within: QWidget) -> QWidget:
    """Return where something is seen: what is scrolled, and the other is not, stands where it is scrolled."""
    outer = widget.parentWidget()
    while outer is not None and outer is not within and not outer.isAncestorOf(other):
        if isinstance(outer, QScrollArea):
            return outer
        outer = outer.parentWidget()
    return widget


def _place(widget: QWidget, within: QWidget) -> QPoint:
    return widget.mapTo(within, QPoint(0, 0))


def _is_of_a_group(widget: QWidget) -> bool:
    """Return whether the arrow keys lead to it, and Tab to the one of its group that is chosen."""
    if not isinstance(widget, QAbstractButton):
        return False
    group = cast("QButtonGroup | None", widget.group())
    return widget.autoExclusive() if group is None else group.exclusive()


def _shows_its_key(widget: QWidget) -> bool:
    """Return whether a button says the key that presses it: in a keycap, by a letter of its word, or in its hint.

    What is filled in or chosen from is come by with Tab, as is a button in a row that the arrow keys walk.
    """
    is_choice = isinstance(widget, QPushButton) and widget.isCheckable()
    if not isinstance(widget, QPushButton) or is_choice or isinstance(widget.parent(), QDialogButtonBox):
        return True
    has_letter = "&" in widget.text().replace("&&", "")
    has_hint = widget.toolTip().endswith(")") and "(" in widget.toolTip()
    return has_letter or has_hint or bool(widget.findChildren(Keycap))


def _is_silent(widget: QWidget) -> bool:
    """Return whether what the keyboard does there cannot be heard; what is only scrolled is told as what it holds."""
    if isinstance(widget, QScrollArea):
        return False
    return QAccessible.queryAccessibleInterface(widget).role() in _SILENT


def _heard(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__} '{_heard(widget)}'"
