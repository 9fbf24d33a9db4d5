"""What a person must settle: three lists, and beside them the one thing that is chosen. Widgets only."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.page import Page
from sentinel_desktop.ui.settling.details_card import DetailsCard
from sentinel_desktop.ui.settling.lines_card import LinesCard
from sentinel_desktop.ui.settling.model import Line, LineKind
from sentinel_desktop.ui.widgets.cards_row import CardsRow
from sentinel_desktop.ui.widgets.empty_notice import EmptyNotice
from sentinel_desktop.ui.widgets.least_stack import LeastStack
from sentinel_desktop.ui.widgets.message_line import MessageLine
from sentinel_desktop.ui.widgets.page_heading import PageHeading


class SettlingPage(Page):
    """Scans and what was done by hand that the database refuses, and passages that contradict each other.

    ``shown`` and ``left`` tell when a person comes to the page and leaves it.
    """

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
        self.acts: LinesCard[Any] = LinesCard(
            look,
            self.tr("Done by hand while the database was away, and refused"),
            self.tr("None: everything done by hand is in the database or on its way."),
        )
        self.reviews: LinesCard[Any] = LinesCard(
            look,
            self.tr("Passages to look at, of the whole unit"),
            self.tr("None: no passage contradicts another."),
        )
        self._cards: dict[LineKind, LinesCard[Any]] = {
            LineKind.SCAN: self.refused,
            LineKind.ACT: self.acts,
            LineKind.REVIEW: self.reviews,
        }
        self.details = DetailsCard(look)
        self.empty = EmptyNotice(look)
        self.empty.show_text(
            "circle-check",
            self.tr("Nothing to settle"),
            self.tr(
                "Scans and what was done by hand that the database refuses for good stand here, and passages that "
                "contradict each other or what a person was told."
            ),
        )
        self.message = MessageLine()
        self._build(setup)
        for kind, card in self._cards.items():
            card.chosen.connect(partial(self._on_chosen, kind))
        self._show_chosen()

    def show_refused(self, lines: Sequence[Line[Any]]) -> None:
        """Show the scans that the database refuses."""
        self.refused.show_lines(lines)
        self._show_chosen()

    def show_acts(self, lines: Sequence[Line[Any]]) -> None:
        """Show what was done by hand that the database refuses."""
        self.acts.show_lines(lines)
        self._show_chosen()

    def show_reviews(self, lines: Sequence[Line[Any]], more: str = "") -> None:
        """Show the passages to look at."""
        self.reviews.show_lines(lines, more)
        self._show_chosen()

    def show_refused_unread(self, sentence: str) -> None:
        """Say why the refused scans could not be read; those shown stay."""
        self.refused.show_note(sentence, is_bad=True)
        self._show_chosen()

    def show_acts_unread(self, sentence: str) -> None:
        """Say why the refused acts could not be read; those shown stay."""
        self.acts.show_note(sentence, is_bad=True)
        self._show_chosen()

    def show_reviews_unread(self, sentence: str) -> None:
        """Say why the reviews could not be read; those shown stay."""
        self.reviews.show_note(sentence, is_bad=True)
        self._show_chosen()

    def show_message(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say what came of the last thing that was asked for."""
        self.message.say(sentence, is_bad=is_bad)

    @property
    def chosen(self) -> Line[Any] | None:
        """What a person looks at."""
        return next((line for card in self._cards.values() if (line := card.line()) is not None), None)

    @property
    def chosen_kind(self) -> LineKind | None:
        """Of which list that is."""
        return next((kind for kind, card in self._cards.items() if card.line() is not None), None)

    def focus_first(self) -> None:
        """Put the keyboard on what is chosen, or the first list that has something."""
        if self._is_empty():
            self.empty.setFocus()
            return
        kind = self.chosen_kind
        with_rows = (card for card in self._cards.values() if card.model.rows)
        card = next(with_rows, self.refused) if kind is None else self._cards[kind]
        card.view.setFocus()

    def _build(self, setup: DeskSetup) -> None:
        px = setup.look.type.px
        within = QWidget()
        lists = self._lists = QVBoxLayout(within)
        lists.setContentsMargins(0, 0, 0, 0)
        lists.setSpacing(px(14))
        for card in self._cards.values():
            lists.addWidget(card)
        lists.addStretch(0)
        columns = QWidget()
        row = CardsRow(px(14), columns)
        row.add_card(within, 7, QSize(px(360), 0))
        row.add_card(self.details, 5)
        self._columns = columns
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(16))
        whole.setSpacing(px(12))
        whole.addWidget(self.heading)
        whole.addWidget(self.message)
        # In the page before anything is in it: a stack shows its first widget, and one without a page as a window.
        self._stack = LeastStack()
        whole.addLayout(self._stack, 1)
        self._stack.addWidget(columns)
        self._stack.addWidget(self.empty)

    def _on_chosen(self, kind: LineKind) -> None:
        for other, card in self._cards.items():
            if other is not kind:
                card.let_go()
        self._show_chosen()

    def _is_empty(self) -> bool:
        return not any(card.model.rows or card.note.property("role") == "bad" for card in self._cards.values())

    def _show_chosen(self) -> None:
        for card in self._cards.values():
            # A list with nothing in it leaves its room to the others.
            self._lists.setStretchFactor(card, 1 if card.model.rows else 0)
        if self.chosen is None:
            for card in self._cards.values():
                if card.model.rows:
                    card.view.choose_row(0)
                    return
        line, kind = self.chosen, self.chosen_kind
        self._stack.setCurrentWidget(self.empty if self._is_empty() else self._columns)
        self.details.setVisible(line is not None)
        if line is not None and kind is not None:
            self.details.show_line(line, kind=kind, others=len(self._cards[kind].model.rows) - 1)
