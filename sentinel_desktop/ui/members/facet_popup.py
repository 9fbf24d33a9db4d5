"""The values of one list, let down from the button that filters by it."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sentinel_desktop.domain.member_filters import Facet, FilterChoice
from sentinel_desktop.ui.members.value_list import ValueList
from sentinel_desktop.ui.members.words import facet_title
from sentinel_desktop.ui.theme import Appearance

_TALLEST: Final = 12
"""Rows that are seen at once."""


class FacetPopup(QFrame):
    """Marks at the values; each press is told at once by ``chosen``: the facet, and the values that are marked."""

    chosen = Signal(object, object)

    def __init__(self, look: Appearance, facet: Facet, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        px = look.type.px
        self.facet = facet
        self._look = look
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = ValueList(look, facet_title(facet).replace("&", ""), many=True)
        self.list.changed.connect(lambda: self.chosen.emit(self.facet, self.list.chosen()))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.addWidget(self.list)

    def let_down(
        self,
        under: QWidget,
        choices: tuple[FilterChoice, ...],
        chosen: frozenset[UUID],
        counts: Mapping[UUID, int] | None,
    ) -> None:
        """Show the values under a button; those that are hidden only where somebody is filtered by them."""
        px = self._look.type.px
        shown = [choice for choice in choices if choice.is_active or choice.id in chosen]
        self.list.show_values(shown, chosen, counts)
        rows = min(max(len(shown), 2), _TALLEST)
        self.list.values.setFixedHeight(rows * px(29) + px(12))
        self.setFixedWidth(px(372))
        self.adjustSize()
        self.move(under.mapToGlobal(QPoint(0, under.height() + px(2))))
        self.show()
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Enter as by Esc: what was marked is chosen already."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.close()
        else:
            super().keyPressEvent(event)
