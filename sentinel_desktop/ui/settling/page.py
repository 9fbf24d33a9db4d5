"""What a person must settle: two lists, and beside them the one thing that is chosen. Widgets only."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.settling.details_card import DetailsCard
from sentinel_desktop.ui.settling.lines_card import LinesCard
from sentinel_desktop.ui.settling.model import Line
from sentinel_desktop.ui.widgets.empty_notice import EmptyNotice
from sentinel_desktop.ui.widgets.page_heading import PageHeading


class SettlingPage(QWidget):
    """Scans that the database refuses, and passages that contradict each other.

    ``shown`` and ``left`` tell when a person comes to the page and leaves it.
    """

    shown = Signal()
    left = Signal()

    def __init__(self, setup: DeskSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = setup.look
        self.setObjectName("page")
        self.heading = PageHeading(
            look.type,
            self.tr("To settle"),
            self.tr("What the program cannot decide alone. Scanning goes on; nothing here holds it up."),
        )
        self.refused: LinesCard[Any] = LinesCard(
            look,
            self.tr("Scans that the database refuses, at this station"),
            self.tr("None: every scan of this station is in the database or on its way."),
        )
        self.reviews: LinesCard[Any] = LinesCard(
            look,
            self.tr("Passages to look at, of the whole unit"),
            self.tr("None: no passage contradicts another."),
        )
        self.details = DetailsCard(look)
        self.empty = EmptyNotice(look)
        self.empty.show_text(
            "circle-check",
            self.tr("Nothing to settle"),
            self.tr(
                "Scans that the database refuses for good stand here, and passages that contradict each other or what "
                "a person was told."
            ),
        )
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.hide()
        self._build(setup)
        self.refused.chosen.connect(self._on_refused_chosen)
        self.reviews.chosen.connect(self._on_review_chosen)
        self._show_chosen()

    def show_refused(self, lines: Sequence[Line[Any]]) -> None:
        """Show the scans that the database refuses."""
        self.refused.show_lines(lines)
        self._show_chosen()

    def show_reviews(self, lines: Sequence[Line[Any]], more: str = "") -> None:
        """Show the passages to look at."""
        self.reviews.show_lines(lines, more)
        self._show_chosen()

    def show_refused_unread(self, sentence: str) -> None:
        """Say why the refused scans could not be read; those shown stay."""
        self.refused.show_note(sentence, is_bad=True)
        self._show_chosen()

    def show_reviews_unread(self, sentence: str) -> None:
        """Say why the reviews could not be read; those shown stay."""
        self.reviews.show_note(sentence, is_bad=True)
        self._show_chosen()

    def show_message(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say what came of the last thing that was asked for."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        self.message.setProperty("role", "bad" if is_bad else "good")
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)

    @property
    def chosen(self) -> Line[Any] | None:
        """What a person looks at."""
        return self.refused.line() or self.reviews.line()

    def focus_first(self) -> None:
        """Put the keyboard on what is chosen, or the first list that has something."""
        if self._is_empty():
            self.empty.setFocus()
            return
        card = self.reviews if self.reviews.line() or not self.refused.model.rows else self.refused
        card.view.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that a person came."""
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that a person went on."""
        super().hideEvent(event)
        self.left.emit()

    def _build(self, setup: DeskSetup) -> None:
        px = setup.look.type.px
        lists = QVBoxLayout()
        lists.setSpacing(px(14))
        lists.addWidget(self.refused, 1)
        lists.addWidget(self.reviews, 1)
        lists.addStretch(0)
        columns = QWidget()
        row = QHBoxLayout(columns)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(14))
        row.addLayout(lists, 7)
        row.addWidget(self.details, 5)
        self._columns = columns
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(16))
        whole.setSpacing(px(12))
        whole.addWidget(self.heading)
        whole.addWidget(self.message)
        # In the page before anything is in it: a stack shows its first widget, and one without a page as a window.
        self._stack = QStackedLayout()
        whole.addLayout(self._stack, 1)
        self._stack.addWidget(columns)
        self._stack.addWidget(self.empty)

    def _on_refused_chosen(self) -> None:
        self.reviews.let_go()
        self._show_chosen()

    def _on_review_chosen(self) -> None:
        self.refused.let_go()
        self._show_chosen()

    def _is_empty(self) -> bool:
        notes = (self.refused.note, self.reviews.note)
        rows = self.refused.model.rows or self.reviews.model.rows
        return not rows and not any(note.property("role") == "bad" for note in notes)

    def _show_chosen(self) -> None:
        if self.chosen is None:
            for card in (self.refused, self.reviews):
                if card.model.rows:
                    card.view.choose_row(0)
                    return
        line = self.chosen
        self._stack.setCurrentWidget(self.empty if self._is_empty() else self._columns)
        self.details.setVisible(line is not None)
        if line is not None:
            is_review = self.reviews.line() is not None
            self.details.show_line(
                line, is_review=is_review, others=0 if is_review else len(self.refused.model.rows) - 1
            )
