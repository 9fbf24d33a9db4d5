"""A day, typed or taken from a calendar that drops down."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit

from sentinel_desktop.ui.theme import Appearance


class DayField(QDateEdit):
    """Shows a day year first.

    Args:
        look: of the window.
        name: what it is called to whoever hears the screen.
        today: what it says to begin with.
        height: in pixels of a window that is not made larger: that of the fields beside it.
    """

    def __init__(self, look: Appearance, name: str, today: date, *, height: int = 36) -> None:
        super().__init__(QDate(today.year, today.month, today.day))
        self.setDisplayFormat("yyyy-MM-dd")
        self.setCalendarPopup(True)
        self.setAccessibleName(name)
        self.setMinimumHeight(look.type.px(height))

    @property
    def chosen(self) -> date:
        """The day that it says now."""
        day = self.date()
        return date(day.year(), day.month(), day.day())
