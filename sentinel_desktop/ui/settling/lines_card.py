"""One list of what must be settled: its name, its count, the rows, and what it says when there are none."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QTableView

from sentinel_desktop.ui.settling.model import Line, LinesModel
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.message_line import MessageLine

Subject = TypeVar("Subject")


class LinesView(QTableView):
    """Whole rows, one at a time; ``taken_up`` tells that the keyboard came to it."""

    taken_up = Signal()

    def __init__(self, appearance: Appearance, name: str) -> None:
        super().__init__()
        type_ = appearance.type
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(type_.px(33))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFont(type_.font(0.88))
        self.setMinimumHeight(type_.px(100))

    def sizeHint(self) -> QSize:
        """Ask for a few rows: the lists share the height that there is."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose a row when the keyboard comes, so that there is always one to act on.

        Whoever comes by with Tab is on the way to what can be done with the row of another list, and takes up this one
        by an arrow key.
        """
        is_on_the_way = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        if is_on_the_way and not self.currentIndex().isValid():
            # Qt makes the first row the current one by itself.
            with QSignalBlocker(self.selectionModel()):
                super().focusInEvent(event)
                self.selectionModel().clearCurrentIndex()
            return
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.choose_row(0)
        self.taken_up.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen row in sight where another list takes room from this one."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def choose_row(self, row: int) -> None:
        """Choose a row and bring it into sight."""
        index = self.model().index(row, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)


class LinesCard(Card, Generic[Subject]):
    """A list; ``chosen`` tells that another row is the one that a person looks at."""

    chosen = Signal()

    def __init__(self, appearance: Appearance, title: str, nothing: str) -> None:
        super().__init__(appearance.type, title)
        self.title.setWordWrap(True)
        self._title = title
        self._nothing = nothing
        self._key: str | None = None
        self.model: LinesModel[Subject] = LinesModel(self)
        self.view = LinesView(appearance, title)
        self.view.setModel(self.model)
        header = self.view.horizontalHeader()
        for column in (0, 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.note = MessageLine("quiet")
        self.column.addWidget(self.note)
        self.column.addWidget(self.view, 1)
        self.view.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.view.taken_up.connect(self.chosen)
        self.view.clicked.connect(self.chosen)
        self.show_lines(())

    def show_lines(self, lines: Sequence[Line[Subject]], more: str = "") -> None:
        """Show exactly these; the line that was chosen stays so while it is there.

        Args:
            lines: newest first.
            more: what is said under the title, of lines that are not shown.
        """
        row = max(0, self.view.currentIndex().row())
        key = self._key
        self.model.show(lines)
        self.title.setText(f"{self._title} · {len(lines)}" if lines else self._title)
        self.show_note(more or ("" if lines else self._nothing))
        self.view.setVisible(bool(lines))
        # A list with nothing in it leaves its room to the other one.
        height = QSizePolicy.Policy.Expanding if lines else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, height)
        if lines and key is not None:
            kept = self.model.row_of(key)
            self.view.choose_row(min(row, len(lines) - 1) if kept is None else kept)

    def show_note(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say something under the title: that there is nothing, or that the list could not be read."""
        self.note.say(sentence, is_bad=is_bad)

    def line(self) -> Line[Subject] | None:
        """Return the line that a person looks at."""
        index = self.view.currentIndex()
        return self.model.rows[index.row()] if index.isValid() else None

    def let_go(self) -> None:
        """Choose no row: a person looks at another list."""
        self._key = None
        self.view.selectionModel().clear()

    def _on_row_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            self._key = self.model.rows[current.row()].key
            self.chosen.emit()
