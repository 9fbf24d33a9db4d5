"""The stations at the left, the chosen one at the right. Widgets only."""

from collections.abc import Sequence
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from sentinel_desktop.domain.stations import StationLine
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.stations.editor_card import EditorCard
from sentinel_desktop.ui.stations.model import StationsModel
from sentinel_desktop.ui.stations.wording import is_silent
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.empty_notice import EmptyNotice
from sentinel_desktop.ui.widgets.rows_view import RowsView


class StationsPage(QWidget):
    """``shown`` and ``left`` tell when a person comes and goes; ``chosen`` that they look at another station."""

    shown = Signal()
    left = Signal()
    chosen = Signal()

    def __init__(self, setup: DeskSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = setup.look
        self._zone: ZoneInfo = setup.zone
        self._key: UUID | None = None
        self.setObjectName("page")
        self.card = Card(look.type, self.tr("Stations"))
        self.model = StationsModel(look, self)
        self.view = RowsView(look, self.tr("Stations"), self.model, (0,))
        self.note = QLabel()
        self.note.setWordWrap(True)
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
        self._build(look.type.px(14))
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
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        self.note.setProperty("role", "bad" if is_bad else "quiet")
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)

    def focus_first(self) -> None:
        """Put the keyboard on the stations."""
        (self.view if self.model.rows else self.empty).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that a person came."""
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that a person went on."""
        super().hideEvent(event)
        self.left.emit()

    def _build(self, gap: int) -> None:
        self._columns = QWidget()
        row = QHBoxLayout(self._columns)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        row.addWidget(self.card, 7)
        row.addWidget(self.editor, 5)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        # In the page before anything is in it: a stack shows its first widget, and one without a page as a window.
        self._stack = QStackedLayout()
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
