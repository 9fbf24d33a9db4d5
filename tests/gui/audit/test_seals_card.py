"""How far the logs are sealed, and what a check of the seals says."""

from datetime import timedelta

from PySide6.QtCore import Qt

from sentinel_desktop.domain.seals import NotSealed, SealCheck, SealedLog, SealFault, SealFaultKind
from tests.gui.audit.conftest import OpenOffice
from tests.support.fake_audit import (
    FakeSeals,
    seal,
)
from tests.support.invented_desk import NOW


def test_the_seals_say_up_to_when(open_office: OpenOffice) -> None:
    """By which number, and since when not."""
    page = open_office().page
    assert page.seals.title.text() == "Sealed up to 18:39:07, by seal 1,204."
    assert page.seals.quiet.text() == "Rows not sealed yet: 3, since 18:41:27."


def test_a_check_says_what_it_found_and_did_not_look_at(open_office: OpenOffice) -> None:
    """In words, until a person comes to the page anew."""
    office = open_office()
    office.press(Qt.Key.Key_J)
    assert office.seals.checks == 1
    assert "are as they were sealed. Seals checked: 1,204, the last of 18:39:07." in office.page.seals.title.text()
    assert "Compared with those kept on this computer: 1,204." in office.page.seals.told.text()
    assert "Not looked at" in office.page.seals.told.text()
    office.presenter.seals._on_tick()
    assert office.page.seals.title.text().startswith("Scans, check-ins")
    office.desk.window.show_desk()
    office.desk.window.show_place("administration")
    assert office.page.seals.title.text() == "Sealed up to 18:39:07, by seal 1,204."


def test_contradictions_are_told_one_by_one(open_office: OpenOffice) -> None:
    """Which seal, of when, and what is wrong with it."""
    faults = (
        SealFault(SealFaultKind.ROWS_MISSING, 17, NOW - timedelta(days=1), SealedLog.AUDIT, 2),
        *(SealFault(kind, 18, NOW, SealedLog.SCANS, 3) for kind in SealFaultKind),
        *(SealFault(SealFaultKind.SEAL_CHANGED, 20 + number, NOW) for number in range(15)),
    )
    check = SealCheck(40, seal(40), 0, faults, NotSealed(2, NOW, 2))
    office = open_office(seals=FakeSeals(check))
    assert office.page.seals.title.text().endswith("which this program did not write: 2.")
    office.page.seals.check.click()
    told = office.page.seals.told.text()
    assert office.page.seals.title.text() == "The logs are not what was sealed."
    assert "Seal 17 of Mon 23 Nov 18:42:07: rows of the audit that are gone: 2." in told
    assert "And 3 more contradictions after these." in told
    assert "somebody who rewrote the seals too is not found out" in told


def test_a_check_that_is_broken_off_says_so(open_office: OpenOffice) -> None:
    """Nothing is claimed of what was not looked at."""
    office = open_office()
    office.desk.background.held = True
    office.page.seals.check.click()
    office.page.long_work.break_off.click()
    office.desk.background.release()
    assert office.page.message.text().startswith("Broken off: nothing is known")
    assert office.page.seals.title.text() == "Sealed up to 18:39:07, by seal 1,204."


def test_logs_that_were_never_sealed_say_so(open_office: OpenOffice) -> None:
    """Before a check and after it."""
    check = SealCheck(0, None, 0, (), NotSealed(0, None, 0))
    office = open_office(seals=FakeSeals(check))
    assert office.page.seals.title.text() == "Nothing is sealed yet."
    office.page.seals.check.click()
    assert office.page.seals.title.text() == "Nothing is sealed yet."
