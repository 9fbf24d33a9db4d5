"""The passages, newest first, and what is said where there are none."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent

from sentinel_desktop.domain.passages import Passage
from sentinel_desktop.ui.history.model import (
    BADGE_COLUMN,
    HOW_COLUMN,
    OF_COLUMN,
    REMARK_COLUMN,
    PassageKey,
    PassagesModel,
    key_of,
)
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.paged_card import PagedCard
from sentinel_desktop.ui.widgets.passage_cells import PassageCells

_WIDE_FROM: Final = 960
_USUAL_FROM: Final = 530
_WIDEST: Final = 420


class PassagesCard(PagedCard[Passage]):
    """``opened`` tells that a person pressed Enter on a passage.

    Args:
        look: of the window.
        when: the words for an instant, as of now.
    """

    model: PassagesModel
    _key: PassageKey | None
    opened = Signal()

    def __init__(self, look: Appearance, when: Callable[[datetime], str]) -> None:
        super().__init__(
            look,
            self.tr("Passages"),
            PassagesModel(when),
            (REMARK_COLUMN,),
            (
                "history",
                self.tr("No passage fits these filters"),
                self.tr("Everybody who came in or went out stands here: members, visitors, people of events."),
            ),
            key_of,
            yielding=(HOW_COLUMN, OF_COLUMN),
        )
        self._px = look.type.px
        self.view.horizontalHeader().setMinimumSectionSize(look.type.px(64))
        self.view.horizontalHeader().setMaximumSectionSize(look.type.px(_WIDEST))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setItemDelegate(PassageCells(look, self.view))
        self.view.activated.connect(self._on_activated)
        self.model.dataChanged.connect(self._on_data_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave to the details what there is no room for: names are the last thing to be cut."""
        super().resizeEvent(event)
        for column in (HOW_COLUMN, REMARK_COLUMN):
            self.view.setColumnHidden(column, self.width() < self._px(_USUAL_FROM))
        self.view.setColumnHidden(BADGE_COLUMN, self.width() < self._px(_WIDE_FROM))

    def take(self, passages: Sequence[Passage], *, whole: bool) -> None:
        """Show what was read again, and leave the row where it is that a person reads.

        Where it counts no longer and is not shown, what took its place is chosen instead.
        """
        top, chosen, row = self.view.top_row(), self._key, self.view.currentIndex().row()
        self.model.take(passages, whole=whole)
        self.view.keep_at_top(top)
        self.show_parts()
        if self.model.rows and chosen is not None and self.row_of(chosen) is None:
            instead = (at for at, passage in enumerate(self.model.rows) if passage.corrects == chosen[0])
            self.view.choose_row(next(instead, min(max(row, 0), len(self.model.rows) - 1)))

    def _on_activated(self, _index: QModelIndex) -> None:
        self.opened.emit()

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.row() <= self.view.currentIndex().row() <= last.row():
            self.chosen.emit()
