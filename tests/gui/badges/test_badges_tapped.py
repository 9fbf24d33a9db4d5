"""Badges that are held to the reader on the page: enrolled, looked at, put in another's place; none is recorded."""

from datetime import timedelta
from uuid import uuid4

import pytest

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.badges import BadgeKind, OnScan
from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.readers import CardFamily, ReaderState, ReaderStatus
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.domain.sessions import NOBODY
from sentinel_desktop.ui.badges.enrol_dialog import EnrolDialog
from sentinel_desktop.ui.badges.look_dialog import LookDialog
from sentinel_desktop.ui.badges.replace_dialog import ReplaceDialog
from sentinel_desktop.ui.badges.series_dialog import SeriesDialog
from tests.gui.badges.conftest import Badges, OpenBadges
from tests.gui.conftest import Clock
from tests.support.fake_reader_control import tried
from tests.support.invented_desk import NOW

NEW = "0100C0FFEE"


def enrol_dialog(badges: Badges) -> EnrolDialog:
    """Return the dialog that enrols one."""
    assert isinstance(badges.dialog, EnrolDialog)
    return badges.dialog


def test_a_badge_is_enrolled_by_tapping(badges: Badges) -> None:
    """Ins, tap, its number, its holder, Enter; the serial is shown whole, and spelled as it is printed."""
    badges.unit.member("S1 Umana, O.")
    badges.press("Ins")
    dialog = enrol_dialog(badges)
    assert badges.reader.is_trying
    assert not dialog.action.isEnabled()
    badges.tap(NEW)
    assert not badges.reader.is_trying
    assert dialog.panel.head.title.text() == "It can be enrolled"
    assert dialog.panel.facts.value_of("Serial") == NEW
    assert dialog.panel.facts.value_of("Also spelled") == "0012648430 · 192,65518"
    badges.write("0023")
    badges.press("Tab")
    badges.write("umana")
    badges.press("Return", "Return")
    assert not dialog.isVisible()
    assert badges.page.message.text() == "Badge 0023 is enrolled, and S1 Umana, O. has it."
    assert badges.page.line is not None
    assert badges.page.line.serial == NEW
    badges.press("Ctrl+Z")
    assert badges.page.message.text() == "Undone: the badge is not enrolled any more."
    assert badges.unit.with_serial(NEW) == []


def test_a_badge_that_is_enrolled_already_is_told_whose_it_is(badges: Badges) -> None:
    """Enter enrols nothing; another one can be tapped by Ctrl+T."""
    badges.press("Ins")
    badges.tap("62E3000000")
    dialog = enrol_dialog(badges)
    sentence = "It is enrolled already: badge 0017, which PO2 Roy, A. has."
    assert dialog.panel.head.sentence.text() == sentence
    assert not dialog.action.isEnabled()
    badges.press("Ctrl+T")
    badges.tap(NEW)
    assert dialog.action.isEnabled()


def test_a_random_id_cannot_be_enrolled(badges: Badges) -> None:
    """The reason is said; no tick lets it pass."""
    badges.press("Ins")
    badges.reader.present(tried("08A1B2C3", family=CardFamily.ISO_14443))
    dialog = enrol_dialog(badges)
    assert "makes up a new number at every tap" in dialog.panel.head.sentence.text()
    assert not dialog.despite.isVisible()
    assert not dialog.action.isEnabled()


def test_a_badge_that_may_be_mistaken_takes_a_tick(badges: Badges) -> None:
    """It names the other one; a new tap takes the tick away."""
    badges.press("Ins")
    badges.tap("99E3000000")
    dialog = enrol_dialog(badges)
    assert "badge 0017" in dialog.panel.head.sentence.text()
    assert not dialog.action.isEnabled()
    badges.press("Alt+E")
    badges.qtbot.waitUntil(dialog.action.isEnabled)
    badges.press("Ctrl+T")
    assert not dialog.despite.isChecked()
    badges.tap("99E3000000")
    badges.press("Alt+E")
    badges.qtbot.waitUntil(dialog.action.isEnabled)
    badges.press("Return")
    assert [line.serial for line in badges.unit.with_serial("99E3000000")] == ["99E3000000"]


def test_a_holder_who_is_not_one_of_those_offered_is_not_guessed(badges: Badges) -> None:
    """It cannot be enrolled while the field has a text that names nobody."""
    badges.press("Ins")
    badges.tap(NEW)
    dialog = enrol_dialog(badges)
    badges.press("Tab")
    badges.write("nobody of this name")
    assert not dialog.action.isEnabled()
    dialog.kind.combo.setCurrentIndex(dialog.kind.combo.findData(BadgeKind.VISITOR))
    assert dialog.action.isEnabled()
    assert dialog.given.member_id is None
    assert dialog.given.printed_number == "V-14"


def test_an_asking_that_nobody_answers_ends(badges: Badges) -> None:
    """Said, and begun again by Ctrl+T; Esc ends it so that scans are recorded."""
    badges.press("Ins")
    badges.reader.run_out()
    dialog = enrol_dialog(badges)
    assert dialog.panel.head.title.text() == "No badge came"
    badges.press("Ctrl+T")
    assert badges.reader.is_trying
    badges.press("Esc")
    assert not badges.reader.is_trying


@pytest.mark.parametrize("way", ["desk", "nobody"])
def test_no_asking_outlives_the_page(badges: Badges, way: str) -> None:
    """Another page or a locked desk ends it: the next badge is recorded."""
    badges.press("Ctrl+T")
    assert badges.reader.is_trying
    if way == "desk":
        badges.desk.window.show_desk()
    else:
        badges.desk.sessions.become(NOBODY)
    assert not badges.reader.is_trying
    assert badges.dialog is None


def test_a_reader_that_is_not_ready_is_said(badges: Badges) -> None:
    """And waited for: plugged in, the asking begins by itself."""
    badges.desk.signals.reader_changed.emit(ReaderStatus(ReaderState.LOST))
    badges.press("Ins")
    dialog = enrol_dialog(badges)
    assert dialog.panel.head.title.text() == "The reader is not ready"
    assert not badges.reader.is_trying
    badges.desk.signals.reader_changed.emit(ReaderStatus(ReaderState.READY))
    assert badges.reader.is_trying
    badges.desk.signals.reader_changed.emit(ReaderStatus(ReaderState.LOST))
    assert not badges.reader.is_trying


def test_a_badge_is_looked_at(badges: Badges) -> None:
    """It is shown alone with its story, in its segment; one that is not known can be enrolled from there."""
    badges.press("Ctrl+T")
    badges.tap("7100A00002")
    assert badges.dialog is None
    assert badges.numbers() == ["V-02"]
    assert badges.page.details.story_model.rows
    badges.press("Ctrl+T")
    badges.tap(NEW)
    assert isinstance(badges.dialog, LookDialog)
    badges.press("Return")
    assert enrol_dialog(badges).read is not None
    assert not badges.reader.is_trying


def test_an_operator_looks_and_does_not_enrol(open_badges: OpenBadges) -> None:
    """A badge that is not known is said to be so, without a button."""
    badges = open_badges(role=AccountRole.OPERATOR)
    badges.press("Ctrl+T")
    badges.tap(NEW)
    assert isinstance(badges.dialog, LookDialog)
    assert not badges.dialog.action.isVisible()


def test_a_lost_badge_is_replaced_in_one_step(badges: Badges) -> None:
    """The holder has the new one, the old one is lost with the reason; Ctrl+Z makes it all as it was."""
    old = badges.choose("0017")
    badges.press("Alt+R")
    dialog = badges.dialog
    assert isinstance(dialog, ReplaceDialog)
    badges.write("left on the train")
    badges.tap(NEW)
    dialog.number.edit.setText("0099")
    badges.press("Return")
    assert badges.page.message.text() == "PO2 Roy, A. has badge 0099 now; badge 0017 is refused from now on."
    lost = badges.unit.line(old.id)
    assert (lost.on_scan, lost.holder, lost.status_reason) == (OnScan.REFUSE, None, "left on the train")
    (new,) = badges.unit.with_serial(NEW)
    assert new.holder is not None
    assert old.holder is not None
    assert new.holder.id == old.holder.id
    badges.press("Ctrl+Z")
    undone = badges.unit.line(old.id)
    assert (undone.holder and undone.holder.id, undone.on_scan) == (old.holder.id, OnScan.ALLOW)
    assert badges.unit.with_serial(NEW) == []


def test_a_badge_is_replaced_by_one_that_is_enrolled_and_free(badges: Badges) -> None:
    """By no other: not by itself, not by one that somebody has, not by a visitor's."""
    badges.choose("0017")
    badges.press("Alt+R")
    dialog = badges.dialog
    assert isinstance(dialog, ReplaceDialog)
    badges.write("left on the train")
    for serial, title in (
        ("62E3000000", "The old badge"),
        ("62E3000001", "Member's badge"),
        ("7100A00007", "Visitor badge"),
    ):
        badges.tap(serial)
        assert dialog.panel.head.title.text() == title
        assert not dialog.action.isEnabled()
        badges.press("Ctrl+T")
    badges.tap("62E30B77A1")
    assert dialog.panel.head.title.text() == "A free badge"
    assert not dialog.number.isVisible()
    badges.press("Return")
    holder = badges.unit.with_serial("62E30B77A1")[0].holder
    assert holder is not None
    assert holder.name == "PO2 Roy, A."


def test_visitor_badges_are_enrolled_one_after_the_other(badges: Badges) -> None:
    """Each under the number that comes next; one that is refused takes no number."""
    badges.press("Alt+2", "Alt+V")
    dialog = badges.dialog
    assert isinstance(dialog, SeriesDialog)
    assert dialog.number.number == "V-14"
    for serial in ("0100C0FF01", "62E3000000", "0100C0FF02"):
        badges.tap(serial)
    assert dialog.count == 2
    assert dialog.number.number == "V-16"
    assert badges.reader.is_trying
    badges.press("Return")
    assert not badges.reader.is_trying
    assert badges.numbers()[-2:] == ["V-14", "V-15"]


def test_a_series_goes_on_after_the_database_was_away(badges: Badges) -> None:
    """The badge is held up again; its number waited for it."""
    badges.press("Alt+2", "Alt+V")
    dialog = badges.dialog
    assert isinstance(dialog, SeriesDialog)
    badges.unit.away = "The server db.unit.example does not answer."
    badges.tap("0100C0FF01")
    assert dialog.said.text() == badges.unit.away
    badges.unit.away = ""
    badges.tap("0100C0FF01")
    assert badges.unit.with_serial("0100C0FF01")[0].printed_number == "V-14"


def unknown(serial: str, outcome: Outcome = Outcome.BADGE_UNKNOWN) -> ScanAnswer:
    """Return what the person at the reader was told two minutes ago."""
    return ScanAnswer(ScanId(uuid4()), serial, outcome, NOW - timedelta(minutes=2))


def test_an_unknown_badge_scanned_at_this_desk_is_offered(badges: Badges) -> None:
    """With the last of its serial and the time; it is enrolled without another tap."""
    badges.desk.signals.scan_finished.emit(unknown(NEW))
    note = badges.page.unknown
    assert note.sentence.text() == "…FFEE was scanned here at 18:40 and is not known."
    badges.press("Alt+N")
    dialog = enrol_dialog(badges)
    assert dialog.panel.facts.value_of("Serial") == NEW
    assert not badges.reader.is_trying
    badges.press("Return")
    assert [line.serial for line in badges.unit.with_serial(NEW)] == [NEW]
    badges.desk.signals.scan_finished.emit(unknown(NEW, Outcome.BADGE_UNASSIGNED))
    assert not note.isVisible()


def test_an_operator_is_told_who_can_enrol_an_unknown_badge(open_badges: OpenBadges) -> None:
    """Nothing about it is shown to nobody."""
    badges = open_badges(role=AccountRole.OPERATOR)
    badges.desk.signals.scan_finished.emit(unknown(NEW))
    note = badges.page.unknown
    assert note.sentence.text().endswith("a supervisor can enrol it.")
    assert not note.enrol.isVisible()
    badges.desk.sessions.become(NOBODY)
    assert note.isHidden()


def test_the_seconds_that_are_left_are_counted(badges: Badges, clock: Clock) -> None:
    """From thirty."""
    badges.press("Ins")
    dialog = enrol_dialog(badges)
    assert dialog.panel.left.text() == "30 s left"
    clock.at += timedelta(seconds=12)
    badges.presenter.tapping._on_tick()
    assert dialog.panel.left.text() == "18 s left"
