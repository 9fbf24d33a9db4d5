"""The log of sign-ins: some filters over a table that goes on as far as one scrolls. Widgets only."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QStackedLayout, QVBoxLayout, QWidget

from sentinel_desktop.domain.accounts import SignInFilter, SignInLine, SignInOutcome
from sentinel_desktop.domain.ids import AccountId, StationId
from sentinel_desktop.services.account_directory import SignInChoices
from sentinel_desktop.ui.accounts.model import SignInsModel
from sentinel_desktop.ui.accounts.wording import outcome_word
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.page import Page
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.cards_row import CardsRow
from sentinel_desktop.ui.widgets.drop_down import DropDown
from sentinel_desktop.ui.widgets.empty_notice import EmptyNotice
from sentinel_desktop.ui.widgets.message_line import MessageLine
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.rows_view import RowsView


class Period(StrEnum):
    """How far back one looks."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    EVER = "ever"


class SignInsPage(Page):
    """Four filters and a table.

    ``shown`` tells that a person comes, ``filtered`` that they look for something else, ``more_wanted`` that they come
    to the end of what is shown.
    """

    filtered = Signal()
    more_wanted = Signal()

    def __init__(self, setup: DeskSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setup = setup
        self.model = SignInsModel(setup, self)
        self.account = self._combo(self.tr("&Account"))
        self.station = self._combo(self.tr("&Station"))
        self.outcome = self._combo(self.tr("&What came of it"))
        self.period = self._combo(self.tr("&Period"))
        self.view = RowsView(setup.look, self.tr("Sign-ins"), self.model, {1, 3, 4})
        self.note = MessageLine("quiet")
        self.empty = EmptyNotice(setup.look)
        self.empty.show_text(
            "log-in", self.tr("No sign-ins"), self.tr("Nothing of the kind that is looked for was recorded.")
        )
        self._fill()
        self._build()
        for combo in (self.account, self.station, self.outcome, self.period):
            combo.currentIndexChanged.connect(self.filtered)
        self.view.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def wanted(self, now: datetime) -> SignInFilter:
        """Return what is looked for, as of a moment."""
        outcome = self.outcome.currentData()
        account_id, station_id = self.account.currentData(), self.station.currentData()
        return SignInFilter(
            account_id=None if account_id is None else AccountId(account_id),
            station_id=None if station_id is None else StationId(station_id),
            outcomes=frozenset() if outcome is None else frozenset({SignInOutcome(outcome)}),
            since=_since(Period(self.period.currentData()), now, self._setup),
        )

    def show_choices(self, choices: SignInChoices) -> None:
        """Offer these accounts and stations; what is chosen stays so while it is there."""
        _refill(self.account, self.tr("everybody"), choices.accounts)
        _refill(self.station, self.tr("every station"), choices.stations)

    def show_lines(self, lines: Sequence[SignInLine]) -> None:
        """Show exactly these; the line at the upper edge and the one that is chosen stay where they are."""
        top = self.view.rowAt(0)
        top_id = self.model.rows[top].sign_in.id if self.view.verticalScrollBar().value() and top >= 0 else None
        row = self.view.currentIndex().row()
        chosen = self.model.rows[row].sign_in.id if row >= 0 else None
        self.model.show(lines)
        self._stack.setCurrentWidget(self._card if lines else self.empty)
        places = {line.sign_in.id: n for n, line in enumerate(self.model.rows)}
        if chosen in places:
            self.view.choose_row(places[chosen])
        if top_id in places:
            self.view.scrollTo(self.model.index(places[top_id], 0), RowsView.ScrollHint.PositionAtTop)
        elif top_id is None:
            self.view.scrollToTop()

    def show_more(self, lines: Sequence[SignInLine]) -> None:
        """Add the following ones."""
        self.model.append(tuple(lines))

    def show_note(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say something over the table; nothing where the sentence is empty."""
        self.note.say(sentence, is_bad=is_bad)

    def clear(self) -> None:
        """Show nothing: whoever sits here may not read it."""
        self.model.show(())
        self.show_note("")
        self._stack.setCurrentWidget(self.empty)

    def focus_first(self) -> None:
        """Put the keyboard on the table, or the filter that hides everything."""
        (self.view if self.model.rows else self.period).setFocus()

    def _combo(self, name: str) -> QComboBox:
        combo = DropDown(self._setup.look)
        combo.setAccessibleName(name.replace("&", ""))
        combo.view().setAccessibleName(name.replace("&", ""))
        combo.setMinimumHeight(self._setup.look.type.px(34))
        combo.setProperty("label", name)
        return combo

    def _fill(self) -> None:
        self.show_choices(SignInChoices((), ()))
        self.outcome.addItem(self.tr("everything"), None)
        for outcome in SignInOutcome:
            self.outcome.addItem(outcome_word(outcome), outcome.value)
        for period in Period:
            self.period.addItem(_period_word(period), period.value)
        self.period.setCurrentIndex(self.period.findData(Period.WEEK.value))

    def _build(self) -> None:
        px = self._setup.look.type.px
        filters = CardsRow(px(14))
        for combo in (self.period, self.account, self.station, self.outcome):
            label = text_label(combo.property("label"))
            label.setProperty("role", "quiet")
            label.setFont(self._setup.look.type.font(0.9))
            label.setBuddy(combo)
            column = QVBoxLayout(filtered := QWidget())
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(px(3))
            column.addWidget(label)
            column.addWidget(combo)
            filters.add_card(filtered, 1)
        self._card = Card(self._setup.look.type, self.tr("Sign-ins"))
        self._card.title.hide()
        self._card.column.addWidget(self.view, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(12))
        whole.addLayout(filters)
        whole.addWidget(self.note)
        self._stack = QStackedLayout()
        whole.addLayout(self._stack, 1)
        self._stack.addWidget(self._card)
        self._stack.addWidget(self.empty)
        self._stack.setCurrentWidget(self.empty)

    def _on_scrolled(self, value: int) -> None:
        bar = self.view.verticalScrollBar()
        if bar.maximum() and value > bar.maximum() - bar.pageStep():
            self.more_wanted.emit()


def _refill(combo: QComboBox, everything: str, choices: Sequence[tuple[object, str]]) -> None:
    chosen = combo.currentData()
    combo.blockSignals(True)  # noqa: FBT003 - Qt's own
    combo.clear()
    combo.addItem(everything, None)
    for key, name in choices:
        combo.addItem(name, key)
    combo.setCurrentIndex(max(0, combo.findData(chosen)) if chosen is not None else 0)
    combo.blockSignals(False)  # noqa: FBT003 - Qt's own


def _period_word(period: Period) -> str:
    return {
        Period.TODAY: QCoreApplication.translate("Accounts", "today"),
        Period.WEEK: QCoreApplication.translate("Accounts", "the last 7 days"),
        Period.MONTH: QCoreApplication.translate("Accounts", "the last 30 days"),
        Period.EVER: QCoreApplication.translate("Accounts", "ever"),
    }[period]


def _since(period: Period, now: datetime, setup: DeskSetup) -> datetime | None:
    days = {Period.TODAY: 0, Period.WEEK: 7, Period.MONTH: 30}.get(period)
    if days is None:
        return None
    today = now.astimezone(setup.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    return (today - timedelta(days=days)).astimezone(now.tzinfo)
