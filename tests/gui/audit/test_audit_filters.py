"""What of the audit an administrator looks for."""

from datetime import datetime

from PySide6.QtCore import QDate, Qt

from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.ui.audit.choice import Period
from tests.gui.audit.conftest import OpenOffice
from tests.support.fake_audit import (
    MEMBER,
    REAR,
    SUPERVISOR,
    audit_entry,
    deleted,
)

ZONE = Timings().zone


def test_the_filters_narrow_what_is_shown(open_office: OpenOffice) -> None:
    """By who, what, what was done and where; one key shows all again."""
    office = open_office()
    filters = office.page.filters
    filters.who.setCurrentIndex(filters.who.findText("Database role postgres"))
    assert office.records() == ["Rear door"]
    filters.who.setCurrentIndex(filters.who.findText("fontaine"))
    filters.operation.setCurrentIndex(filters.operation.findText("Deleted"))
    assert office.records() == ["MS Okafor, A. · VIP"]
    assert office.log.asked[-1].account == SUPERVISOR
    filters.where.setCurrentIndex(filters.where.findText("Rear door"))
    assert office.log.asked[-1].station == REAR
    assert office.page.changes.empty.isVisible()
    assert not office.page.details.isVisible()
    office.press(Qt.Key.Key_0)
    assert len(office.records()) == 37
    assert not filters.clear.isVisible()


def test_a_period_is_days_of_the_unit(open_office: OpenOffice) -> None:
    """From midnight to midnight in its zone, whichever of two days was chosen first."""
    office = open_office(audit_entry(0), deleted(60 * 20, "tags", {"name": "Old"}))
    filters = office.page.filters
    filters.period.setCurrentIndex(list(Period).index(Period.TODAY))
    assert office.records() == ["MS Okafor, A."]
    assert office.log.asked[-1].since == datetime(2026, 11, 24, tzinfo=ZONE)
    filters.period.setCurrentIndex(list(Period).index(Period.WEEK))
    assert office.log.asked[-1].since == datetime(2026, 11, 18, tzinfo=ZONE)
    filters.period.setCurrentIndex(list(Period).index(Period.BETWEEN))
    assert filters.first.isVisible()
    filters.first.setDate(QDate(2026, 11, 23))
    filters.last.setDate(QDate(2026, 11, 22))
    wanted = office.log.asked[-1]
    assert (wanted.since, wanted.before) == (
        datetime(2026, 11, 22, tzinfo=ZONE),
        datetime(2026, 11, 24, tzinfo=ZONE),
    )
    assert office.records() == ["Old"]


def test_everything_about_one_record_is_a_key_away(open_office: OpenOffice) -> None:
    """It is named beside the filters; Esc shows every record again."""
    office = open_office()
    office.press(Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    assert office.log.asked[-1].row_id == MEMBER
    assert office.page.filters.record.text() == "Only: MS Okafor, A."
    assert len(office.records()) == 31
    office.press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert len(office.records()) == 37


def test_whoever_is_gone_from_the_choices_narrows_nothing(open_office: OpenOffice) -> None:
    """What was chosen and is no longer offered is Anybody again, and so is what is shown."""
    office = open_office()
    filters = office.page.filters
    filters.who.setCurrentIndex(filters.who.findText("Database role postgres"))
    filters.show_authors(())
    assert filters.choice.author is None
    assert len(office.records()) == 37
