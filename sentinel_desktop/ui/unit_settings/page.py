"""The settings at the left, the chosen one at the right. Widgets only."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sentinel_desktop.services.unit_settings import SettingLine
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.unit_settings.editor_card import EditorCard
from sentinel_desktop.ui.unit_settings.model import SettingsModel
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.rows_view import RowsView


class SettingsPage(QWidget):
    """``shown`` tells that a person comes; ``chosen`` that they look at another setting."""

    shown = Signal()
    left = Signal()
    chosen = Signal()

    def __init__(self, setup: DeskSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = setup.look
        self._key = ""
        self.setObjectName("page")
        self.card = Card(look.type, self.tr("Settings of the unit"))
        self.model = SettingsModel(look, self)
        self.view = RowsView(look, self.tr("Settings of the unit"), self.model, (1, 2))
        self.legend = QLabel(self.tr("● differs from the default"))
        self.legend.setProperty("role", "quiet")
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.editor = EditorCard(look)
        for widget in (self.note, self.view, self.legend):
            self.card.column.addWidget(widget)
        self.card.column.setStretchFactor(self.view, 1)
        self.view.row_chosen.connect(self._on_row_chosen)
        row = QHBoxLayout()
        row.setSpacing(look.type.px(14))
        row.addWidget(self.card, 7)
        row.addWidget(self.editor, 5)
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
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        self.note.setProperty("role", "bad" if is_bad else "quiet")
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)

    def focus_first(self) -> None:
        """Put the keyboard on the settings."""
        self.view.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that a person came."""
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that a person went on."""
        super().hideEvent(event)
        self.left.emit()

    def _on_row_chosen(self, row: int) -> None:
        if row >= 0:
            self._key = self.model.rows[row].key
            self.chosen.emit()
