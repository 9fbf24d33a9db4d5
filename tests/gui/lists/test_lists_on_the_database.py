"""Every dialog of the lists in the real window, on the real database, through the real service."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import psycopg
import pytest
from PySide6.QtCore import Qt
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.list_kinds import MESSES, TAGS, VISIT_TYPES, ListKind, ValueField
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.lists import ListsService
from sentinel_desktop.ui.lists.new_list_dialog import NewListDialog
from sentinel_desktop.ui.lists.place import lists_place
from sentinel_desktop.ui.lists.presenter import ListsPresenter
from sentinel_desktop.ui.lists.replace_dialog import ReplaceDialog
from sentinel_desktop.ui.lists.users_dialog import UsersDialog
from sentinel_desktop.ui.widgets.conflict_dialog import ConflictDialog
from tests.gui.conftest import OpenDesk
from tests.gui.lists.conftest import SUPERVISOR
from tests.support import fake_sessions
from tests.support.active_windows import press_key, type_text, wait_until_active
from tests.support.factories import Connection, Factories
from tests.support.lists_room import ALT, CTRL, ListsRoom
from tests.support.signed_in import SignedInPerson, signed_in


@dataclass(frozen=True, slots=True)
class Office(ListsRoom):
    """The page of a supervisor who signed in to the database."""

    owner: Connection
    make: Factories
    work: "WorkThatMayBreakOff"

    def add(self, name: str) -> None:
        """Add a value to the list that is shown, by keyboard."""
        self.press(Qt.Key.Key_Insert)
        self.type_over(ValueField.NAME, name)
        self.press(Qt.Key.Key_S, CTRL)
        assert "is added" in self.message

    def begin(self, kind: ListKind, *names: str) -> None:
        """Go to a list and add values to it."""
        self.open(kind)
        for name in names:
            self.add(name)

    def key(self, name: str) -> object:
        """Return the id of a value that is shown."""
        return next(line.key for line in self.page.values.model.rows if line.name == name)


class WorkThatMayBreakOff:
    """Opens units of work for a person; with ``breaks_off`` the server ends the next one's connection as it commits."""

    def __init__(self, owner: Connection, person: SignedInPerson) -> None:
        self.owner = owner
        self.person = person
        self.breaks_off = False

    def __call__(self) -> SqlUnitOfWork:
        """Open one."""
        if not self.breaks_off:
            return self.person.open_work()
        self.breaks_off = False
        return _BrokenOff(self)


class _BrokenOff(SqlUnitOfWork):
    def __init__(self, work: WorkThatMayBreakOff) -> None:
        super().__init__(work.person.engine)
        self._owner = work.owner

    def commit(self) -> None:
        driver = self.opened().connection.driver_connection
        assert isinstance(driver, psycopg.Connection)
        self._owner.execute("SELECT pg_terminate_backend(%s)", [driver.info.backend_pid])
        super().commit()


@pytest.fixture
def office(open_desk: OpenDesk, database_url: str) -> Iterator[Office]:
    """Return the page of a supervisor, in the window."""
    with (
        psycopg.connect(database_url, autocommit=True) as owner,
        signed_in(owner, database_url, connections=4) as person,
    ):
        work = WorkThatMayBreakOff(owner, person)
        desk = open_desk(supervision=(partial(lists_place, service=ListsService(work, uuid7)),))
        who = replace(SUPERVISOR, account_id=person.account_id)
        desk.signals.session_changed.emit(fake_sessions.signed_in(who))
        press_key(desk.window, Qt.Key.Key_8)
        presenter = desk.window.places["lists"].presenter
        assert isinstance(presenter, ListsPresenter)
        yield Office(desk.window, presenter, owner, Factories(owner), work)


def test_a_value_is_replaced_by_another_and_given_back(office: Office) -> None:
    """Its users are shown in pages, the replacement is searched, and an undo gives the value back to each of them."""
    office.begin(TAGS, "First aid", "Medic")
    for member in office.make.members.many(120):
        office.make.member_tags(member_id=member, tag_id=office.key("First aid"))
    office.page.values.view.setFocus()
    for page in (Qt.Key.Key_1, Qt.Key.Key_8):
        office.press(page)
    office.choose("First aid")
    office.press(Qt.Key.Key_U, ALT)
    users = office.dialog()
    assert isinstance(users, UsersDialog)
    press_key(users, Qt.Key.Key_M, CTRL)
    assert users.model.rowCount() == 120
    press_key(users, Qt.Key.Key_Escape)

    office.press(Qt.Key.Key_Delete, ALT)
    assert "Records still have First aid" in office.message
    office.press(Qt.Key.Key_R, ALT)
    dialog = office.dialog()
    assert isinstance(dialog, ReplaceDialog)
    type_text(dialog.search, "medic")
    assert dialog.consequence.text() == "120 members: First aid becomes Medic."
    press_key(dialog, Qt.Key.Key_Return, CTRL)
    assert office.shown() == ["Medic"]
    office.press(Qt.Key.Key_Z, CTRL)
    assert {line.name: line.used for line in office.page.values.model.rows} == {
        "First aid": "120 members",
        "Medic": "not used",
    }


def test_a_list_of_ones_own_is_begun(office: Office) -> None:
    """It is there with its first value, reordered, and gone with its last one."""
    office.press(Qt.Key.Key_L, ALT)
    dialog = office.dialog()
    assert isinstance(dialog, NewListDialog)
    type_text(dialog.name, "Parking places")
    press_key(dialog.name, Qt.Key.Key_Return)
    office.type_over(ValueField.NAME, "Nord-Été")
    office.press(Qt.Key.Key_S, CTRL)
    office.add("South")
    office.choose("South")
    press_key(office.page.values.view, Qt.Key.Key_Up, ALT)
    assert office.shown() == ["South", "Nord-Été"]
    kept = "SELECT code FROM list_items WHERE list_type = 'parking_places' ORDER BY display_order"
    assert office.owner.execute(kept).fetchall() == [("south",), ("nord_ete",)]


def test_two_versions_are_compared(office: Office) -> None:
    """What another supervisor saved meanwhile stands beside what was typed, which then goes over it."""
    office.begin(MESSES, "Wardroom")
    office.type_over(ValueField.NAME, "Mine")
    office.owner.execute(
        "UPDATE list_items SET name = 'Theirs', version = version + 1 WHERE id = %s", [office.key("Wardroom")]
    )
    office.press(Qt.Key.Key_S, CTRL)
    dialog = office.dialog()
    assert isinstance(dialog, ConflictDialog)
    press_key(dialog, Qt.Key.Key_Return, CTRL)
    assert office.shown() == ["Mine"]


def test_a_file_is_taken_after_its_preview(office: Office, tmp_path: Path) -> None:
    """Nothing is written before it is applied, then all of it in one transaction."""
    office.begin(VISIT_TYPES, "Guest")
    path = tmp_path / "types.csv"
    path.write_text("Name,French name,Code\nGuest,Invité,guest\nDelivery,Livraison,\n", "utf-8")
    office.presenter.files.ask_where_from(VISIT_TYPES)
    files = office.presenter.files.files
    assert files is not None
    files.fileSelected.emit(str(path))
    files.reject()
    dialog = office.presenter.files.preview
    assert dialog is not None
    wait_until_active(dialog)
    assert [row.what for row in dialog.model.rows] == ["Changed", "Added"]
    assert office.shown() == ["Guest"]
    press_key(dialog, Qt.Key.Key_Return, CTRL)
    assert [line.name_fr for line in office.page.values.model.rows] == ["Invité", "Livraison"]


def test_a_connection_that_goes_away_in_a_save_loses_nothing_typed(office: Office) -> None:
    """The server ends it before the commit: nothing is written, it is said, and the same key does it again."""
    office.begin(MESSES, "Wardroom")
    office.type_over(ValueField.NAME, "Officers")
    office.work.breaks_off = True
    office.press(Qt.Key.Key_S, CTRL)
    assert office.page.message.property("role") == "bad"
    assert office.editor(ValueField.NAME).text() == "Officers"
    assert office.owner.execute("SELECT name, version FROM list_items").fetchall() == [("Wardroom", 1)]
    office.press(Qt.Key.Key_S, CTRL)
    assert office.owner.execute("SELECT name, version FROM list_items").fetchall() == [("Officers", 2)]


def test_what_the_database_refuses_is_said_beside_its_field(office: Office) -> None:
    """A code that another supervisor took a moment ago."""
    office.begin(MESSES, "Wardroom")
    office.press(Qt.Key.Key_Insert)
    office.type_over(ValueField.NAME, "Parcel")
    office.make.list_items("mess", code="parcel", name="Post")
    office.press(Qt.Key.Key_S, CTRL)
    assert "same code" in office.problem(ValueField.CODE)
    assert office.editor(ValueField.NAME).text() == "Parcel"
