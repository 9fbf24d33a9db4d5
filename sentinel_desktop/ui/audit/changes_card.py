"""The changes, newest first, and what is said where there are none."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from sentinel_desktop.ui.audit.model import MOST_SHOWN, ChangeLine, ChangesModel
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.times import number_text
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.empty_notice import EmptyNotice
from sentinel_desktop.ui.widgets.rows_view import RowsView


class ChangesCard(Card):
    """``chosen`` tells that a person looks at another change; it stays theirs while the table is read again.

    Args:
        look: of the window.
        order: what a person chooses the order by; it stands beside the title.
    """

    chosen = Signal()

    def __init__(self, look: Appearance, order: QWidget) -> None:
        super().__init__(look.type, self.tr("Changes"))
        self.model = ChangesModel(self)
        self.view = RowsView(look, self.tr("Changes"), self.model, (2, 3))
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.empty = EmptyNotice(look)
        self.empty.show_text(
            "history",
            self.tr("No change fits these filters"),
            self.tr("Every change to members, badges, lists and settings stands here, with who made it and when."),
        )
        heading = QHBoxLayout()
        heading.addWidget(self.title, 1)
        heading.addWidget(order)
        self.column.insertLayout(0, heading)
        self.column.addWidget(self.note)
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.empty, 1)
        self._chosen: UUID | None = None
        self._is_read = False
        self.view.row_chosen.connect(self._on_row_chosen)
        self.model.modelReset.connect(self._choose_again)
        self.model.rowsInserted.connect(self._show_note)
        self._show_note()

    @property
    def line(self) -> ChangeLine | None:
        """The change that a person looks at."""
        row = self.view.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def show_count(self, count: int | None) -> None:
        """Say how many changes there are; None where that is not known."""
        words = self.tr("Changes")
        self.title.setText(words if count is None else f"{words} · {number_text(count)}")

    def show_note(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say that the changes could not be read, or, with nothing to say, what there is to know of those shown."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        self.note.setProperty("role", "bad" if is_bad else "quiet")
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)

    def begin(self, lines: Sequence[ChangeLine], *, more: bool) -> None:
        """Show the first page of something else, with what there is to say of it."""
        self._is_read = True
        self.model.begin(lines, more=more)
        self._show_note()

    def clear(self) -> None:
        """Show nothing, and say nothing of what there is: it is not known any more."""
        self._is_read = False
        self.model.begin((), more=False)
        self.show_count(None)
        self._show_note()

    def insert_new(self, lines: Sequence[ChangeLine]) -> int:
        """Show what is new above, and leave the row where it is that a person reads; return how many were."""
        top = self.view.top_row()
        count = self.model.insert_new(lines)
        self.view.keep_at_top(top)
        self._show_note()
        return count

    def _on_row_chosen(self, row: int) -> None:
        if row >= 0:
            self._chosen = self.model.rows[row].entry.id
        self.chosen.emit()

    def _choose_again(self) -> None:
        row = None if self._chosen is None else self.model.row_of(self._chosen)
        if self.model.rows:
            self.view.choose_row(row or 0)
        else:
            self.chosen.emit()
        self._show_note()

    def _show_note(self) -> None:
        if self.model.is_full:
            told = self.tr("The first {n} are shown. Choose a period, or begin at the other end, to see the others.")
            self.show_note(told.format(n=number_text(MOST_SHOWN)))
        else:
            self.show_note("")
        # Until it is read the table has the keyboard, which is not to land in a filter by chance.
        is_empty = self._is_read and not self.model.rows
        self.view.setVisible(not is_empty)
        self.empty.setVisible(is_empty)
