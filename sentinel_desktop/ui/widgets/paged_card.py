"""A table that is read a page at a time, with its title, its count, and what is said where it is empty."""

from collections.abc import Callable, Hashable, Sequence
from typing import Final, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sentinel_desktop.ui.paged_model import PagedModel
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.times import number_text
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.empty_notice import EmptyNotice
from sentinel_desktop.ui.widgets.message_line import MessageLine
from sentinel_desktop.ui.widgets.rows_view import RowsView

Row = TypeVar("Row")
_LEAST_HEIGHT: Final = 200
"""Pixels of the design: the heads and five rows; in less than that nobody compares anything."""


class PagedCard(Card, Generic[Row]):
    """``chosen`` tells that a person looks at another row; it stays theirs while the table is read again.

    Args:
        look: of the window.
        title: what the table is called.
        model: its rows.
        stretched: the columns that share the room which the others leave.
        empty: an icon, a title and a sentence for where there is nothing.
        key_of: what tells a row from every other.
        yielding: the columns that are cut before others are.

    Attributes:
        count: how many there are, shown or not; None where that is not known.
    """

    chosen = Signal()

    def __init__(
        self,
        look: Appearance,
        title: str,
        model: PagedModel[Row],
        stretched: Sequence[int],
        empty: tuple[str, str, str],
        key_of: Callable[[Row], Hashable],
        yielding: Sequence[int] = (),
    ) -> None:
        super().__init__(look.type, title)
        self._title = title
        self._key: Hashable = None
        self._is_read = False
        self.count: int | None = None
        self.key_of = key_of
        self.model = model
        model.setParent(self)
        self.view = RowsView(look, title, model, stretched, yielding)
        self.view.setMinimumHeight(look.type.px(_LEAST_HEIGHT))
        self.note = MessageLine("quiet")
        self.empty = EmptyNotice(look)
        self.empty.show_text(*empty)
        self.heading = QHBoxLayout()
        self.heading.setSpacing(look.type.px(8))
        self.heading.addWidget(self.title, 1)
        self.column.insertLayout(0, self.heading)
        self.column.addWidget(self.note)
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.empty, 1)
        self.empty.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.empty.hide()
        self.view.row_chosen.connect(self._on_row_chosen)
        model.modelReset.connect(self._on_reset)

    @property
    def row(self) -> Row | None:
        """The row that a person looks at."""
        row, rows = self.view.currentIndex().row(), self.model.rows
        return rows[row] if self._is_read and 0 <= row < len(rows) else None

    @property
    def keys(self) -> set[Hashable]:
        """What tells the rows that are shown from every other."""
        return {self.key_of(row) for row in self.model.rows}

    def begin(self, rows: Sequence[Row], *, more: bool = False) -> None:
        """Show the first page of something else, with what there is to say of it."""
        self._is_read = True
        self.model.begin(rows, more=more)
        self.show_parts()

    def append(self, rows: Sequence[Row], *, more: bool) -> None:
        """Show the page that follows."""
        self.model.append(rows, more=more)
        self.show_parts()

    def clear(self) -> None:
        """Show nothing, and say nothing of what there is: it is not known any more."""
        self._is_read = False
        self.model.begin(())
        self.show_count(None)
        self.show_parts()

    def show_count(self, count: int | None) -> None:
        """Say how many there are; None where that is not known."""
        self.count = count
        self.title.setText(self._title if count is None else f"{self._title} · {number_text(count)}")

    def show_note(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say something of the whole table, as that it could not be read."""
        self.note.say(sentence, is_bad=is_bad)

    def add_to_heading(self, *widgets: QWidget) -> None:
        """Put these beside the title."""
        for widget in widgets:
            self.heading.addWidget(widget)

    def row_of(self, key: Hashable) -> int | None:
        """Return where a row stands; None where it is not shown."""
        return next((row for row, each in enumerate(self.model.rows) if self.key_of(each) == key), None)

    def show_parts(self) -> None:
        """Say what there is to say of the rows that are shown now, and take back whatever was said before."""
        self.show_note(self.told_when_full().format(n=number_text(len(self.model.rows))) if self.model.is_full else "")
        # Until it is read the table has the keyboard, which is not to land in a filter by chance.
        is_empty = self._is_read and not self.model.rows
        if is_empty and self.view.hasFocus():
            # Hidden, the table would give the keyboard to what comes next in the window, as to the rail.
            self.empty.setFocus()
        self.view.setVisible(not is_empty)
        self.empty.setVisible(is_empty)

    def told_when_full(self) -> str:
        """Return what is said where there are more than ``n`` rows: how the others are reached."""
        return self.tr("The newest {n} are shown. Choose a period to see the others.")

    def choose_again(self) -> None:
        """Choose the row that a person looked at before the table was read again; the first where it is gone."""
        self.view.choose_row(self.row_of(self._key) or 0)

    def _on_row_chosen(self, row: int) -> None:
        if row >= 0:
            self._key = self.key_of(self.model.rows[row])
        self.chosen.emit()

    def _on_reset(self) -> None:
        self.show_parts()
        if self.model.rows:
            self.choose_again()
        else:
            self.chosen.emit()
