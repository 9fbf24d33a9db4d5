"""Finds the words of a screen that have less room than they need."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionFrame,
    QWidget,
)

_WORDS = re.compile(r"[\s/\-·]+")
_SIGN_OF_A_BOX = 38
"""What stands beside the words of a combo box, in pixels of the design."""
_LINE_OF_THE_DESIGN = 17
"""The height of a line of the body, in the same."""


def cut(within: QWidget) -> list[str]:
    """Return the words on a page or in a dialog that are cut, each with the kind of thing that it stands in.

    Data may be shortened where it is named whole elsewhere: cells of tables, names on cards. A label, a button, the
    head of a column, a choice, the rule in an empty field may not.
    """
    shown = [each for each in within.findChildren(QWidget) if each.isVisible() and each.window() is within.window()]
    return [f"{type(each).__name__}: {words}" for each in shown for words in _cut_in(each)]


def _cut_in(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel():
            yield from _cut_in_label(widget)
        case QAbstractButton():
            if not _has_room(widget) or _is_outside(widget):
                yield widget.text() or widget.accessibleName()
        case QComboBox():
            yield from _cut_in_box(widget)
        case QLineEdit():
            yield from _cut_in_line(widget)
        case QHeaderView() if widget.orientation() is Qt.Orientation.Horizontal:
            yield from _cut_in_head(widget)
        case _ if widget.accessibleName() and _is_outside(widget):
            yield widget.accessibleName()


def _cut_in_label(label: QLabel) -> Iterator[str]:
    if not label.text():
        return
    wraps = label.wordWrap()
    too_narrow = not wraps and label.width() < label.sizeHint().width()
    too_low = label.height() < (label.heightForWidth(label.width()) if wraps else label.minimumSizeHint().height())
    if too_narrow or too_low or _is_outside(label) or (wraps and _splits_a_word(label)):
        yield label.text()


def _splits_a_word(label: QLabel) -> bool:
    """Return whether a word is wider than the label, which breaks it anywhere or lets it hang over."""
    if label.textFormat() is Qt.TextFormat.RichText or "<" in label.text():
        return False
    metrics, room = label.fontMetrics(), label.contentsRect().width() - 2 * label.margin()
    return any(metrics.horizontalAdvance(word) > room + 1 for word in _WORDS.split(label.text()))


def _cut_in_box(box: QComboBox) -> Iterator[str]:
    metrics = box.fontMetrics()
    room = box.width() - round(_SIGN_OF_A_BOX * metrics.height() / _LINE_OF_THE_DESIGN)
    named = {box.itemText(row) for row in range(box.count()) if not _is_told_whole(box, row)}
    for words in {box.placeholderText(), *named}:
        if metrics.horizontalAdvance(words) > room:
            yield words


def _is_told_whole(box: QComboBox, row: int) -> bool:
    """Return whether a choice is a name, as of a person, which may be shortened because its hint says it whole."""
    return bool(box.itemData(row, Qt.ItemDataRole.ToolTipRole) == box.itemText(row))


def _cut_in_line(line: QLineEdit) -> Iterator[str]:
    words = line.placeholderText()
    if not words or line.text():
        return
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    room = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)
    margins = line.textMargins()
    # Qt keeps two pixels at each side of what is written, and more for letters that reach to their left.
    beside = margins.left() + margins.right() + 4 + max(0, -line.fontMetrics().minLeftBearing())
    if line.fontMetrics().horizontalAdvance(words) > room.width() - beside:
        yield words


def _cut_in_head(head: QHeaderView) -> Iterator[str]:
    model = head.model()
    for section in range(head.count()):
        words = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        if not head.isSectionHidden(section) and words and head.sectionSize(section) < head.sectionSizeHint(section):
            yield words


def _has_room(button: QAbstractButton) -> bool:
    least, usual = button.minimumSizeHint(), button.sizeHint()
    # What is laid out on a tile is looked at by itself.
    is_high_enough = button.layout() is not None or button.height() >= least.height()
    return is_high_enough and button.width() >= max(least.width(), usual.width())


def _is_outside(widget: QWidget) -> bool:
    """Return whether some of it stands outside of what it stands in; what can be scrolled to does not."""
    here, inner = QRect(QPoint(0, 0), widget.size()), widget
    while (outer := inner.parentWidget()) is not None and not inner.isWindow():
        here.translate(inner.pos())
        if isinstance(outer.parentWidget(), QAbstractScrollArea):
            return False
        if not outer.rect().contains(here):
            return True
        inner = outer
    return False
