"""The filters of the visits of the past: words, period, type, reason, host, station, and what became of them."""

from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from sentinel_desktop.domain.visitors import VisitPurpose
from sentinel_desktop.services.visits import VisitChoices
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.value_names import name_on_screen
from sentinel_desktop.ui.visits.choice import Came, Period, VisitChoice
from sentinel_desktop.ui.visits.visit_form import FindHosts
from sentinel_desktop.ui.visits.wording import purpose_text
from sentinel_desktop.ui.widgets.day_field import DayField
from sentinel_desktop.ui.widgets.filter_choice import FilterChoice
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.search_line import SearchLine
from sentinel_desktop.ui.widgets.type_ahead import TypeAheadField

_HEIGHT: Final = 36
_WIDEST: Final = 120
_BESIDE: Final = 42
"""Left of a choice's words, and right of them, where its sign is."""


class FilterBar(QWidget):
    """``changed`` tells that a person wants to see something else."""

    changed = Signal()

    def __init__(self, look: Appearance, today: date, background: Background, find_hosts: FindHosts) -> None:
        super().__init__()
        self._look = look
        self._organization: str | None = None
        px = look.type.px
        self.search = SearchLine(look, keys.FIND, self.tr("Search"), self.tr("Search by name or organization"))
        self.search.setFixedWidth(px(190))
        self.period = FilterChoice(look, self.tr("Period"), None, height=_HEIGHT)
        self.period.offer(
            (
                (self.tr("Today"), Period.TODAY),
                (self.tr("Last 7 days"), Period.WEEK),
                (self.tr("Last 30 days"), Period.MONTH),
                (self.tr("Last year"), Period.YEAR),
                (self.tr("Any time"), Period.ANY),
                (self.tr("From … to …"), Period.BETWEEN),
            )
        )
        self.first = DayField(look, self.tr("First day"), today, height=_HEIGHT)
        self.until = text_label(self.tr("to"))
        self.until.setMinimumHeight(px(_HEIGHT))
        self.last = DayField(look, self.tr("Last day"), today, height=_HEIGHT)
        self.type = FilterChoice(look, self.tr("Type"), self.tr("Any type"), height=_HEIGHT)
        self.purpose = FilterChoice(look, self.tr("Reason"), self.tr("Any reason"), height=_HEIGHT)
        self.purpose.offer((purpose_text(purpose), purpose) for purpose in VisitPurpose)
        self.station = FilterChoice(look, self.tr("Station"), self.tr("Any station"), height=_HEIGHT)
        self.came = FilterChoice(look, self.tr("What became of it"), None, height=_HEIGHT)
        self.came.offer(
            (
                (self.tr("Came"), Came.CAME),
                (self.tr("Still here"), Came.HERE),
                (self.tr("Left"), Came.LEFT),
                (self.tr("Never came"), Came.NEVER),
            )
        )
        self._combos = (self.period, self.came, self.type, self.purpose, self.station)
        self.host = TypeAheadField(
            look,
            "",
            background,
            find_hosts,
            name=self.tr("Host"),
            placeholder=self.tr("Host: any"),
            lies_over=True,
        )
        self.host.setFixedWidth(px(190))
        self.clear = KeyButton(self.tr("Show all"), keys.CLEAR_FILTERS, look.type)
        self.clear.clicked.connect(self.show_all)
        self._reset()
        self._build()

    @property
    def choice(self) -> VisitChoice:
        """What the filters say now."""
        purpose, host = self.purpose.currentData(), self.host.choice
        return VisitChoice(
            period=Period(self.period.currentData()),
            first=self.first.chosen,
            last=self.last.chosen,
            came=Came(self.came.currentData()),
            text=self.search.text(),
            type_id=self.type.currentData(),
            purpose=None if purpose is None else VisitPurpose(purpose),
            organization=self._organization,
            host_member_id=host.key if host is not None and isinstance(host.key, UUID) else None,
            station_id=self.station.currentData(),
        )

    def show_choices(self, choices: VisitChoices) -> None:
        """Offer these; what was chosen stays so while it is there."""
        self.type.offer((name_on_screen(each.name, each.name_fr), each.id) for each in choices.types)
        self.station.offer(choices.stations)
        self._fit()

    def choose_type(self, key: UUID | None) -> None:
        """Want the visits of one type, of all where ``key`` is None."""
        self.type.setCurrentIndex(max(0, self.type.findData(key)))

    def choose_organization(self, organization: str | None) -> None:
        """Want the visitors of one organization, of none where it is empty, of all where it is None."""
        if organization != self._organization:
            self._organization = organization
            self._on_changed()

    def show_all(self) -> None:
        """Want every visit of the last month again."""
        self._reset()
        self._on_changed()
        self.search.setFocus()

    def look_for(self, text: str) -> None:
        """Want every visit of any time whose visitor is called so."""
        self._reset()
        with QSignalBlocker(self.period), QSignalBlocker(self.search):
            self.period.setCurrentIndex(self.period.findData(Period.ANY))
            self.search.setText(text)
        self._on_changed()

    def _reset(self) -> None:
        for combo in self._combos:
            combo.reset()
        with QSignalBlocker(self.period), QSignalBlocker(self.search):
            self.period.setCurrentIndex(self.period.findData(Period.MONTH))
            self.search.clear()
        self.host.set_choice(None)
        self._organization = None

    def _build(self) -> None:
        row = FlowLayout(self, self._look.type.px(8))
        shown = (self.search, self.period, self.first, self.until, self.last, self.came, self.type, self.purpose)
        for widget in (*shown, self.station, self.host, self.clear):
            row.addWidget(widget)
        for combo in self._combos:
            combo.currentIndexChanged.connect(self._on_changed)
        for day in (self.first, self.last):
            day.dateChanged.connect(self._on_changed)
        self.search.textChanged.connect(self._on_changed)
        self.host.chosen.connect(self._on_changed)
        self._fit()
        self._show_parts()

    def _fit(self) -> None:
        """Give each choice the room of its longest words, within bounds."""
        px = self._look.type.px
        for combo in self._combos:
            metrics = combo.fontMetrics()
            longest = max(metrics.horizontalAdvance(combo.itemText(row)) for row in range(combo.count()))
            combo.setFixedWidth(min(longest, px(_WIDEST)) + px(_BESIDE))

    def _show_parts(self) -> None:
        between = self.period.currentData() == Period.BETWEEN
        for widget in (self.first, self.until, self.last):
            widget.setVisible(between)
        choice = self.choice
        plain = VisitChoice(first=choice.first, last=choice.last)
        self.clear.setVisible(choice != plain)

    def _on_changed(self, *_: object) -> None:
        self._show_parts()
        self.changed.emit()
