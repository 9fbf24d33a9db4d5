"""The values of a list to choose from: narrowed by typing, each with how many members it lets through."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from sentinel_desktop.domain.member_filters import FilterChoice
from sentinel_desktop.domain.sort_keys import search_keys, sort_key
from sentinel_desktop.ui.members.words import choice_label, choice_name, with_count
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.times import number_text
from sentinel_desktop.ui.widgets.check_box import TickedRows
from sentinel_desktop.ui.widgets.search_line import SearchLine

_KEY: Final = Qt.ItemDataRole.UserRole
_SEARCHED_FROM: Final = 9
"""From so many values on there is a line to search them by."""


class ValueList(QWidget):
    """Values of a list; with ``many`` each has a mark of its own, else one is chosen.

    ``changed`` tells that others are chosen.
    """

    changed = Signal()

    def __init__(self, look: Appearance, name: str, *, many: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._many = many
        self.search = SearchLine(look, "", self.tr("Search"), self.tr("Search in {list}").format(list=name))
        self.values = QTreeWidget()
        self.values.setObjectName("values")
        self.values.setAccessibleName(name)
        self.values.setColumnCount(3)
        self.values.setHeaderHidden(True)
        self.values.setRootIsDecorated(False)
        self.values.setUniformRowHeights(True)
        self.values.setFrameShape(QFrame.Shape.NoFrame)
        self.values.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.values.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.values.setItemDelegateForColumn(0, TickedRows(look, self.values))
        header = self.values.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.type.px(6))
        column.addWidget(self.search)
        column.addWidget(self.values, 1)
        self.setFocusProxy(self.values)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.values.itemChanged.connect(lambda _, place: None if place else self.changed.emit())
        self.values.currentItemChanged.connect(self._on_current_changed)

    def show_values(
        self,
        choices: Sequence[FilterChoice],
        chosen: frozenset[UUID],
        counts: Mapping[UUID, int] | None = None,
    ) -> None:
        """Show exactly these, in their order; what was typed to search them stays."""
        self.values.blockSignals(True)  # noqa: FBT003 - Qt's own name for it
        self.values.clear()
        for choice in choices:
            label, name = choice_label(choice), choice_name(choice)
            count = "" if counts is None else number_text(counts.get(choice.id, 0))
            item = QTreeWidgetItem([label, "" if name == label else name, count])
            item.setData(0, _KEY, choice.id)
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            heard = label if name == label else f"{label}, {name}"
            said = heard if counts is None else with_count(heard, counts, choice.id)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
            if self._many:
                item.setCheckState(0, Qt.CheckState.Checked if choice.id in chosen else Qt.CheckState.Unchecked)
            self.values.addTopLevelItem(item)
            if not self._many and choice.id in chosen:
                self.values.setCurrentItem(item)
        self.values.blockSignals(False)  # noqa: FBT003 - Qt's own name for it
        self.search.setVisible(len(choices) >= _SEARCHED_FROM)
        self.setFocusProxy(self.search if len(choices) >= _SEARCHED_FROM else self.values)
        self._narrow(self.search.text())
        if self._many and self.values.currentItem() is None:
            self._look_at_first()

    def show_counts(self, counts: Mapping[UUID, int]) -> None:
        """Say how many members each value lets through."""
        self.values.blockSignals(True)  # noqa: FBT003 - Qt's own name for it
        for item in self._items():
            key: UUID = item.data(0, _KEY)
            item.setText(2, number_text(counts.get(key, 0)))
            heard = ", ".join(text for place in (0, 1) if (text := item.text(place)))
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, with_count(heard, counts, key))
        self.values.blockSignals(False)  # noqa: FBT003 - Qt's own name for it
        self.values.viewport().update()

    def chosen(self) -> frozenset[UUID]:
        """Return what is chosen."""
        if not self._many:
            item = self.values.currentItem()
            return frozenset() if item is None or item.isHidden() else frozenset({item.data(0, _KEY)})
        return frozenset(item.data(0, _KEY) for item in self._items() if item.checkState(0) is Qt.CheckState.Checked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead from the search into the list by the arrows."""
        pressed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key()
        if watched is self.search and pressed == Qt.Key.Key_Down:
            self.values.setFocus()
            self._look_at_first()
            return True
        return super().eventFilter(watched, event)

    def _items(self) -> list[QTreeWidgetItem]:
        items = (self.values.topLevelItem(row) for row in range(self.values.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _narrow(self, text: str) -> None:
        words = search_keys(text)
        for item in self._items():
            key = sort_key(item.text(0), item.text(1))
            item.setHidden(not all(word in key for word in words))

    def _look_at_first(self) -> None:
        first = next((item for item in self._items() if not item.isHidden()), None)
        current = self.values.currentItem()
        if first is not None and (current is None or current.isHidden()):
            self.values.setCurrentItem(first)

    def _on_current_changed(self) -> None:
        if not self._many:
            self.changed.emit()
