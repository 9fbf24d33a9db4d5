"""Visits in four segments, and the chosen one beside them. Widgets only."""

from collections.abc import Mapping
from enum import StrEnum
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from sentinel_desktop.domain.visitors import VisitLine
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.page import Page
from sentinel_desktop.ui.times import number_text
from sentinel_desktop.ui.visits.expected_card import ExpectedCard
from sentinel_desktop.ui.visits.history_card import HistoryCard
from sentinel_desktop.ui.visits.model import VisitsModel, here_columns
from sentinel_desktop.ui.visits.rows_card import RowsCard
from sentinel_desktop.ui.visits.slips_card import SlipsCard
from sentinel_desktop.ui.visits.visit_card import VisitCard
from sentinel_desktop.ui.visits.visit_form import FindHosts
from sentinel_desktop.ui.widgets.cards_row import CardsRow
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.least_stack import LeastPages
from sentinel_desktop.ui.widgets.message_line import MessageLine
from sentinel_desktop.ui.widgets.page_heading import PageHeading

translate = QCoreApplication.translate


class Segment(StrEnum):
    """A part of the page."""

    HERE = "here"
    EXPECTED = "expected"
    HISTORY = "history"
    SLIPS = "slips"


_CHIPS: Final = 1
_UNTIL: Final = 6


class VisitsPage(Page):
    """``shown`` and ``left`` tell when a person comes to the page and leaves it.

    ``turned`` tells that they turn to another segment, ``chosen`` that they look at another row of it.
    """

    turned = Signal()
    chosen = Signal()

    def __init__(self, setup: DeskSetup, background: Background, find_hosts: FindHosts) -> None:
        super().__init__()
        look = setup.look
        self.setObjectName("page")
        today = setup.now().astimezone(setup.zone).date()
        self.heading = PageHeading(
            look.type, self.tr("Visitors"), self.tr("Who is here, who is expected, and who came. F2 signs one in.")
        )
        self.message = MessageLine()
        self.here = self._here_card(setup)
        self.expected = ExpectedCard(setup, today)
        self.history = HistoryCard(setup, today, background, find_hosts)
        self.slips = SlipsCard(setup)
        self.cards: Mapping[Segment, RowsCard[VisitLine] | SlipsCard] = {
            Segment.HERE: self.here,
            Segment.EXPECTED: self.expected,
            Segment.HISTORY: self.history,
            Segment.SLIPS: self.slips,
        }
        self.visit = VisitCard(look, background, find_hosts)
        self.buttons = self._make_buttons(setup)
        self.stack = LeastPages()
        self._build(setup)
        for segment, card in self.cards.items():
            self.stack.addWidget(card)
            card.chosen.connect(partial(self._on_chosen, segment))
        self.buttons[Segment.HERE].setChecked(True)

    @property
    def segment(self) -> Segment:
        """The part that is shown."""
        shown = self.stack.currentWidget()
        return next(segment for segment, card in self.cards.items() if card is shown)

    @property
    def card(self) -> RowsCard[VisitLine] | SlipsCard:
        """The table that is shown."""
        return self.cards[self.segment]

    def turn_to(self, segment: Segment) -> None:
        """Show a part."""
        self.buttons[segment].setChecked(True)
        if segment is not self.segment:
            self.stack.setCurrentWidget(self.cards[segment])
            self.turned.emit()

    def show_number(self, segment: Segment, number: int) -> None:
        """Say on a segment's key how many wait there."""
        words = _title(segment)
        self.buttons[segment].show_text(
            translate("Visits", "{segment} · {n}").format(segment=words, n=number_text(number)) if number else words
        )
        self.buttons[segment].updateGeometry()

    def show_message(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say what came of the last thing that was asked for."""
        self.message.say(sentence, is_bad=is_bad)

    def clear(self) -> None:
        """Show nothing to whoever may not see it."""
        for card in self.cards.values():
            card.clear()
        for segment in Segment:
            self.show_number(segment, 0)
        self.visit.hide()
        self.show_message("")

    def focus_first(self) -> None:
        """Put the keyboard on the rows of the segment."""
        self.card.focus_first()

    def _here_card(self, setup: DeskSetup) -> RowsCard[VisitLine]:
        columns = here_columns(setup.now, setup.zone)
        self.here_visits = VisitsModel(setup.look, setup.now, columns, chips=_CHIPS, marked=(_UNTIL,))
        card: RowsCard[VisitLine] = RowsCard(
            setup.look,
            self.tr("Here"),
            self.here_visits,
            (0, 2, 3),
            (
                "contact-round",
                self.tr("No visitor is here"),
                self.tr("Press F2 to sign one in. Whoever is here stands in this list until they are signed out."),
            ),
        )
        return card

    def _make_buttons(self, setup: DeskSetup) -> Mapping[Segment, KeyButton]:
        self._group = QButtonGroup(self)
        buttons = {}
        for number, segment in enumerate(Segment, 1):
            button = KeyButton(_title(segment), f"{keys.VISITS_SEGMENT}+{number}", setup.look.type)
            button.setProperty("role", "tab")
            button.setCheckable(True)
            button.clicked.connect(partial(self._on_segment, segment))
            self._group.addButton(button)
            buttons[segment] = button
        return buttons

    def _on_segment(self, segment: Segment) -> None:
        self.turn_to(segment)
        self.focus_first()

    def _on_chosen(self, segment: Segment) -> None:
        if segment is self.segment:
            self.chosen.emit()

    def _build(self, setup: DeskSetup) -> None:
        px = setup.look.type.px
        tabs = FlowLayout(buttons := QWidget(), px(5), between_lines=0)
        for button in self.buttons.values():
            tabs.addWidget(button)
        line = QFrame()
        line.setObjectName("rule")
        line.setFixedHeight(1)
        under = QVBoxLayout()
        under.setSpacing(0)
        under.addWidget(buttons)
        under.addWidget(line)
        columns = CardsRow(px(14))
        columns.add_card(self.stack, 1, QSize(px(360), px(240)))
        columns.add_narrow(self.visit, px(356))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(16))
        whole.setSpacing(px(10))
        whole.addWidget(self.heading)
        whole.addLayout(under)
        whole.addWidget(self.message)
        whole.addLayout(columns, 1)


def _title(segment: Segment) -> str:
    return {
        Segment.HERE: translate("Visits", "Here"),
        Segment.EXPECTED: translate("Visits", "Expected"),
        Segment.HISTORY: translate("Visits", "History"),
        Segment.SLIPS: translate("Visits", "Slips"),
    }[segment]
