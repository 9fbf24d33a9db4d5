"""The settings at the left, the chosen one at the right. Widgets only."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sentinel_desktop.services.unit_settings import SettingLine
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.page import Page
from sentinel_desktop.ui.unit_settings.editor_card import EditorCard
from sentinel_desktop.ui.unit_settings.model import SettingsModel
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.cards_row import CardsRow
from sentinel_desktop.ui.widgets.message_line import MessageLine
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.rows_view import RowsView


class SettingsPage(Page):
    """``shown`` tells that a person comes; ``chosen`` that they look at another setting."""

    chosen = Signal()

    def __init__(self, setup: DeskSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = setup.look
        self._key = ""
        self.setObjectName("page")
        self.card = Card(look.type, self.tr("Settings of the unit"))
        self.model = SettingsModel(look, self)
        self.view = RowsView(look, self.tr("Settings of the unit"), self.model, (2,))
        self.legend = text_label(self.tr("● differs from the default"))
        self.legend.setProperty("role", "quiet")
        self.note = MessageLine("quiet")
        self.editor = EditorCard(look)
        for widget in (self.note, self.view, self.legend):
            self.card.column.addWidget(widget)
        self.card.column.setStretchFactor(self.view, 1)
        self.view.row_chosen.connect(self._on_row_chosen)
        row = CardsRow(look.type.px(14))
        row.add_card(self.card, 7, QSize(look.type.px(360), look.type.px(240)))
        row.add_card(self.editor, 5)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(row)
        self.show_settings(())

    @property
    def line(self) -> SettingLine | None:
        """The setting that a person looks at."""
        return next((line for line in self.model.rows if line.key == self._key), None)

    def show_settings(self, lines: Sequence[SettingLine]) -> None:
        """Show exactly these; the one that was chosen stays so while it is there."""
        key, scrolled = self._key, self.view.verticalScrollBar().value()
        self.model.show(lines)
        self.show_note("")
        self.editor.setVisible(bool(lines))
        self.legend.setVisible(bool(lines))
        if lines:
            found = [line.key for line in lines]
            self.view.choose_row(found.index(key) if key in found else 0)
            self.view.verticalScrollBar().setValue(scrolled if key in found else 0)
            # The row may be the same while what it shows is not.
            self.chosen.emit()

    def show_note(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say something of the whole list."""
        self.note.say(sentence, is_bad=is_bad)

    def focus_first(self) -> None:
        """Put the keyboard on the settings."""
        self.view.setFocus()

    def _on_row_chosen(self, row: int) -> None:
        if row >= 0:
            self._key = self.model.rows[row].key
            self.chosen.emit()
