"""The stations at the left, the chosen one at the right. Widgets only."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sentinel_desktop.domain.stations import StationLine
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.page import Page
from sentinel_desktop.ui.stations.editor_card import EditorCard
from sentinel_desktop.ui.stations.model import DIRECTION, READER, SEEN, StationsModel
from sentinel_desktop.ui.stations.wording import is_silent
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.typography import Typography
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.cards_row import CardsRow
from sentinel_desktop.ui.widgets.empty_notice import EmptyNotice
from sentinel_desktop.ui.widgets.least_stack import LeastStack
from sentinel_desktop.ui.widgets.message_line import MessageLine
from sentinel_desktop.ui.widgets.rows_view import RowsView

_WIDE_FROM: Final = 600
"""Of the design: in less width the direction is left to the card beside or beneath, for the sake of the names."""


class _StationsView(RowsView):
    """Has no column of the direction where the names would be cut for it."""

    def __init__(self, look: Appearance, name: str, model: StationsModel) -> None:
        self._wide_from = look.type.px(_WIDE_FROM)
        super().__init__(look, name, model, (0,), (SEEN, READER))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again at the room."""
        self.setColumnHidden(DIRECTION, event.size().width() < self._wide_from)
        super().resizeEvent(event)


class StationsPage(Page):
    """``shown`` and ``left`` tell when a person comes and goes; ``chosen`` that they look at another station."""

    chosen = Signal()

    def __init__(self, setup: DeskSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = setup.look
        self._zone: ZoneInfo = setup.zone
        self._key: UUID | None = None
        self.setObjectName("page")
        self.card = Card(look.type, self.tr("Stations"))
        self.model = StationsModel(look, self)
        self.view = _StationsView(look, self.tr("Stations"), self.model)
        self.note = MessageLine("quiet")
        self.editor = EditorCard(look)
        self.empty = EmptyNotice(look)
        self.empty.show_text(
            "hard-drive",
            self.tr("No stations yet"),
            self.tr("A desk, a kiosk or a door stands here as soon as its program was started once."),
        )
        self.card.column.addWidget(self.note)
        self.card.column.addWidget(self.view, 1)
        self.view.row_chosen.connect(self._on_row_chosen)
        self._build(look.type)
        self.show_stations(())

    @property
    def line(self) -> StationLine | None:
        """The station that a person looks at."""
        return next((line for line in self.model.rows if line.record.id == self._key), None)

    def show_stations(self, lines: Sequence[StationLine]) -> None:
        """Show exactly these; the one that was chosen stays so while it is there."""
        key, scrolled = self._key, self.view.verticalScrollBar().value()
        self.model.show(lines)
        silent = sum(map(is_silent, lines))
        self.card.title.setText(self.tr("Stations · {n}").format(n=len(lines)) if lines else self.tr("Stations"))
        self.show_note(self.tr("Silent for over a minute: {n}.").format(n=silent) if silent else "")
        self._stack.setCurrentWidget(self._columns if lines else self.empty)
        if lines:
            rows = [line.record.id for line in lines]
            self.view.choose_row(rows.index(key) if key in rows else 0)
            if key in rows:
                self.view.verticalScrollBar().setValue(scrolled)
        else:
            self._key = None
            self.chosen.emit()

    def show_note(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say something of the whole list."""
        self.note.say(sentence, is_bad=is_bad)

    def focus_first(self) -> None:
        """Put the keyboard on the stations."""
        (self.view if self.model.rows else self.empty).setFocus()

    def _build(self, type_: Typography) -> None:
        self._columns = QWidget()
        row = CardsRow(type_.px(14), self._columns)
        row.add_card(self.card, 7, QSize(type_.px(560), type_.px(300)))
        row.add_card(self.editor, 5)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        # In the page before anything is in it: a stack shows its first widget, and one without a page as a window.
        self._stack = LeastStack()
        whole.addLayout(self._stack, 1)
        self._stack.addWidget(self._columns)
        self._stack.addWidget(self.empty)

    def _on_row_chosen(self, row: int) -> None:
        if row < 0:
            return
        line = self.model.rows[row]
        self._key = line.record.id
        self.editor.show_station(line, self._zone)
        self.chosen.emit()
