"""The page of one member on the real database, through the real service, in a supervisor's name."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import psycopg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.services.person import PersonService
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.person.archive_dialog import ArchiveDialog
from sentinel_desktop.ui.person.photo_dialog import PhotoDialog
from sentinel_desktop.ui.person.qualification_dialog import QualificationDialog
from tests.support.active_windows import press_key
from tests.support.factories import Factories
from tests.support.hostile_pictures import image
from tests.support.invented_desk import NOW
from tests.support.person_desk import LUC, PersonDesk, person_desk
from tests.support.signed_in import signed_in

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@dataclass(frozen=True, slots=True)
class Office:
    """The page of a supervisor, the service behind it, and the database."""

    desk: PersonDesk
    service: PersonService
    make: Factories


@pytest.fixture
def office(qtbot: QtBot, setup: DeskSetup, database_url: str) -> Iterator[Office]:
    """A supervisor who signed in to the database."""
    with psycopg.connect(database_url, autocommit=True) as owner, signed_in(owner, database_url) as person:
        service = PersonService(person.open_work, lambda: NOW, uuid7)
        make = Factories(owner)
        make.tags(name="First aid")
        make.qualification_types(name="Quartermaster")
        with person_desk(qtbot, setup, service, who=replace(LUC, account_id=person.account_id)) as desk:
            yield Office(desk, service, make)


def test_a_member_is_made_and_everything_done_with_them(office: Office) -> None:
    """Added, tagged, qualified, photographed, edited, archived while in and restored, all by what the page offers."""
    desk, page = office.desk, office.desk.page
    office.make.members(last_name="Roy", first_name="Jean", display_name="Roy, J.", service_number="V1")
    desk.presenter.new_member()
    for name, text in (("service_number", " V 1 "), ("last_name", "Roy"), ("first_name", "Jacqueline")):
        desk.type_into(name, text)
    for name in ("rank_id", "division_id", "member_type_id", "member_status_id"):
        box = desk.form.editors[name]
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(0)
    desk.form._on_paused()
    assert desk.text_of("display_name") == "Roy, Jacqueline"
    assert desk.form.fields["service_number"].problem == "Another record has it already."
    desk.type_into("service_number", "V2")
    press_key(page, Qt.Key.Key_S, CTRL)
    assert page.heading.title.text().endswith("Jacqueline Roy")
    key = MemberId(desk.saved[-1])

    press_key(page, Qt.Key.Key_T, ALT)
    press_key(page.head.tags.menu, Qt.Key.Key_Return)
    assert [chip.accessibleName() for chip in page.head.tags.chips] == ["Take the tag First aid"]

    press_key(page, Qt.Key.Key_G, ALT)
    grant = desk.dialog(QualificationDialog)
    grant.kind.setCurrentIndex(0)
    grant.expires_on.setText("2026-11-24")
    grant.action.click()
    assert [line.worth for line in page.qualifications.model.rows] == ["! last day"]

    page.head.photo.image_given.emit(image(900, 900))
    desk.dialog(PhotoDialog).action.click()
    assert page.head.photo.has_photo

    check_in = office.make.checkins(member_id=key, occurred_at=NOW - timedelta(hours=1))
    office.make.presence(member_id=key, state="in", since=NOW - timedelta(hours=1), checkin_id=check_in)
    desk.presenter.open_member(key)
    assert page.head.presence.text() == "● In"
    press_key(page, Qt.Key.Key_A, ALT)
    archive = desk.dialog(ArchiveDialog)
    archive.text.setText("posted away")
    archive.action.click()
    assert page.head.archived.isVisible()
    assert not page.head.presence.isVisible()
    press_key(page, Qt.Key.Key_A, ALT)
    assert page.head.presence.text() == "○ Out"


def test_a_save_over_somebody_elses_is_compared_and_nothing_is_lost(office: Office) -> None:
    """Two supervisors at one member: mine is saved over theirs where I say so, and what else they changed stays."""
    desk = office.desk
    key = MemberId(office.make.members(email="old@example.test"))
    desk.presenter.open_member(key)
    press_key(desk.page, Qt.Key.Key_E, ALT)
    desk.type_into("email", "mine@example.test")
    there = office.service.person(key)
    assert there is not None
    theirs = replace(there.record.details, email="theirs@example.test", initials="X.")
    office.service.save(there.record.seen, theirs)
    press_key(desk.page, Qt.Key.Key_S, CTRL)
    dialog = desk.presenter.editor.dialog
    assert dialog is not None
    dialog.keep_mine.click()
    now = office.service.person(key)
    assert now is not None
    assert (now.record.details.email, now.record.details.initials) == ("mine@example.test", "X.")
    assert desk.page.message.text() == "Saved."


def test_a_connection_that_breaks_in_the_middle_of_an_edit_loses_nothing(office: Office) -> None:
    """The server ends it: one sentence, the form as it was, and saving again saves it."""
    desk = office.desk
    key = MemberId(office.make.members())
    desk.presenter.open_member(key)
    desk.page.head.edit.click()
    desk.type_into("notes", "Half a page of words.")
    office.make.connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    tries = 0
    while desk.page.is_editing and tries < 3:
        assert desk.text_of("notes") == "Half a page of words."
        press_key(desk.page, Qt.Key.Key_S, CTRL)
        tries += 1
    assert tries > 1
    now = office.service.person(key)
    assert now is not None
    assert now.record.details.notes == "Half a page of words."
