"""Whoever was announced for a day, and the keys that bring another day or another visitor."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout

from sentinel_desktop.domain.visitors import VisitLine
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.plain_tip import plain_tip
from sentinel_desktop.ui.visits.model import VisitsModel, expected_columns
from sentinel_desktop.ui.visits.rows_card import RowsCard
from sentinel_desktop.ui.widgets.day_field import DayField
from sentinel_desktop.ui.widgets.key_button import KeyButton

_CHIPS = 2
_STATE = 5


class ExpectedCard(RowsCard[VisitLine]):
    """``day_changed`` tells that a person wants another day; the others what they want to add."""

    model: VisitsModel
    day_changed = Signal()
    add_requested = Signal()
    file_requested = Signal()

    def __init__(self, setup: DeskSetup, today: date) -> None:
        look = setup.look
        super().__init__(
            look,
            self.tr("Expected"),
            VisitsModel(look, setup.now, expected_columns(setup.now, setup.zone), chips=_CHIPS, marked=(_STATE,)),
            (1, 3, 4),
            (
                "calendar-clock",
                self.tr("Nobody is expected on this day"),
                self.tr(
                    "Announce a visitor, or take a list from a CSV file with the columns last name and date, and if "
                    "you like first name, organization, host, time, type, phone, notes."
                ),
            ),
        )
        type_ = look.type
        self.before = KeyButton("\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}", keys.DAY_BEFORE, type_)
        self.after = KeyButton("\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}", keys.DAY_AFTER, type_)
        for button, name in ((self.before, self.tr("Day before")), (self.after, self.tr("Day after"))):
            button.setAccessibleName(name)
            button.setToolTip(plain_tip(name))
        self.day = DayField(look, self.tr("Day"), today, height=36)
        self.day.setDisplayFormat("ddd yyyy-MM-dd")
        self.day.setMinimumWidth(type_.px(170))
        self.add = KeyButton(self.tr("Announce"), keys.EXPECT, type_, primary=True)
        self.file = KeyButton(self.tr("From a file…"), keys.EXPECT_FROM_FILE, type_)
        self.before.clicked.connect(lambda: self._move(-1))
        self.after.clicked.connect(lambda: self._move(1))
        self.day.dateChanged.connect(self.day_changed)
        self.add.clicked.connect(self.add_requested)
        self.file.clicked.connect(self.file_requested)
        self.add_to_heading(self.file, self.add)
        days = QHBoxLayout()
        days.setSpacing(type_.px(8))
        for widget in (self.before, self.day, self.after):
            days.addWidget(widget)
        days.addStretch(1)
        self.column.insertLayout(1, days)

    @property
    def shown_day(self) -> date:
        """The day that is shown."""
        return self.day.chosen

    def show_day(self, day: date) -> None:
        """Show another day, without telling of it."""
        with QSignalBlocker(self.day):
            self.day.setDate(QDate(day.year, day.month, day.day))

    def _move(self, days: int) -> None:
        self.show_day(self.shown_day + timedelta(days=days))
        self.day_changed.emit()
