"""A supervisor signs in by keyboard and changes many members at once: another's edit is named, every desk shows it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from psycopg import sql
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sentinel_desktop.config import Settings
from sentinel_desktop.ui.members.change_dialog import ChangeDialog
from sentinel_desktop.ui.members.change_words import ChangeKind
from sentinel_desktop.ui.members.page import MembersPage
from tests.end_to_end.conftest import Unit
from tests.support.active_windows import press_key, wait_until_active
from tests.support.factories import Factories
from tests.support.keyboard_desk import ALT, CTRL, PASSWORD, PLAIN, KeyboardDesk


class DeskAtWork(KeyboardDesk):
    """A desk with the table of the members."""

    def show_members(self, count: int) -> None:
        """Go to the members by their key, and wait until so many are there and the keyboard is among them."""
        self.press(Qt.Key.Key_2)
        self.wait(lambda: self.members.table.rows.total == count and self.members.table.hasFocus())

    @property
    def members(self) -> MembersPage:
        """The table of members."""
        page = self.window.places["members"].page
        assert isinstance(page, MembersPage)
        return page

    def ask(self, kind: ChangeKind, value: str) -> ChangeDialog:
        """Ask by keyboard for a change of who is chosen, and wait for what would come of it."""
        self.press(Qt.Key.Key_B, CTRL)
        self.wait(lambda: self.window.findChild(ChangeDialog))
        dialog = self.window.findChild(ChangeDialog)
        assert isinstance(dialog, ChangeDialog)
        wait_until_active(dialog)
        while dialog.kind is not kind:
            _key(Qt.Key.Key_Down)
        _key(Qt.Key.Key_Tab)
        while dialog.value is None or dialog.value.label != value:
            _key(Qt.Key.Key_Down)
        self.wait(dialog.is_ready)
        return dialog

    def divisions(self) -> set[str]:
        """Return the divisions that the table shows."""
        return {line.division for line in self.members.table.rows.lines}


def _key(key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    there = QApplication.focusWidget()
    assert isinstance(there, QWidget)
    press_key(there, key, modifiers)


@pytest.fixture
def open_desk(qtbot: QtBot, unit: Unit, tmp_path: Path, asyncio_in_qt: None) -> Iterator[Callable[[str], DeskAtWork]]:
    """Return a function that opens one more desk on the unit's database and waits until it is live."""
    del asyncio_in_qt
    opened: list[DeskAtWork] = []

    def open_one(station: str) -> DeskAtWork:
        settings = Settings(tmp_path / station, unit.url, "simulated", "rdm6300", station=station, secrets="file")
        opened.append(DeskAtWork(settings, qtbot))
        return opened[-1]

    yield open_one
    for one in opened:
        one.desk.close()


def supervisor(make: Factories, username: str) -> UUID:
    """Make an account of a supervisor who has a password."""
    key = make.admin_users(role="supervisor", username=username)
    row = make.connection.execute("SELECT login_role FROM admin_users WHERE id = %s", [key]).fetchone()
    assert row is not None
    login, password = sql.Identifier(row[0]), sql.Literal(PASSWORD)
    make.connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(login, password))
    return key


def test_many_members_change_division_and_back(open_desk: Callable[[str], DeskAtWork], unit: Unit) -> None:
    """All or nothing, in the supervisor's name; who was changed meanwhile is left out at a word; undone by Ctrl+Z."""
    make = Factories(unit.owner)
    account, _ = supervisor(make, "fontaine"), supervisor(make, "moreau")
    old, new = make.divisions(code="AAA", name="Alpha"), make.divisions(code="ZZZ", name="Zenith")
    members = make.members.many(150, last_name="Zulu", display_name="Zulu, A.", division_id=old)
    office, other = open_desk("office"), open_desk("other office")
    office.sign_in("fontaine", opens="members")
    office.show_members(152)
    other.sign_in("moreau", opens="members")
    other.show_members(152)

    for letter in (Qt.Key.Key_Z, Qt.Key.Key_U, Qt.Key.Key_L):
        office.press(letter)
    office.wait(lambda: office.members.table.rows.total == 150)
    office.press(Qt.Key.Key_Down)
    office.press(Qt.Key.Key_A, CTRL)
    dialog = office.ask(ChangeKind.DIVISION, "ZZZ")
    assert dialog.outcome.text() == "150 members change: AAA (150) → ZZZ"
    unit.owner.execute("UPDATE members SET notes = 'Called.', version = version + 1 WHERE id = %s", [members[7]])
    _key(Qt.Key.Key_Return)
    office.wait(lambda: dialog.conflict is not None)
    assert dialog.message.text() == "1 was changed meanwhile; nothing is done yet (Zulu, A.)"
    assert _count(unit, new) == 0
    _key(Qt.Key.Key_L, ALT)
    office.wait(lambda: office.members.message.text() == "149 members changed.")
    assert _count(unit, new) == 149
    told = unit.owner.execute(
        "SELECT account, count(*) FROM audit_log WHERE table_name = 'members' AND after ->> 'division_id' = %s"
        " GROUP BY account",
        [str(new)],
    ).fetchall()
    assert told == [(str(account), 149)]
    other.wait(lambda: "ZZZ" in other.divisions())

    office.press(Qt.Key.Key_Z, CTRL)
    office.wait(lambda: office.members.message.text() == "Undone for 149 members.")
    assert (_count(unit, old), _count(unit, new)) == (150, 0)
    other.wait(lambda: "ZZZ" not in other.divisions())


def test_a_tag_and_a_qualification_are_given_to_many(open_desk: Callable[[str], DeskAtWork], unit: Unit) -> None:
    """Each by a few keys, to everybody who is shown, and both undone in turn by whoever gave them."""
    make = Factories(unit.owner)
    supervisor(make, "fontaine")
    make.tags(name="Aaa", display_order=-1)
    make.qualification_types(name="Bbb")
    office = open_desk("office")
    office.sign_in("fontaine", opens="members")
    office.show_members(2)
    for kind, value, table in (
        (ChangeKind.GIVE_TAG, "Aaa", "member_tags"),
        (ChangeKind.GRANT, "Bbb", "member_qualifications"),
    ):
        office.press(Qt.Key.Key_A, CTRL)
        office.ask(kind, value)
        _key(Qt.Key.Key_Return)
        office.wait(lambda: office.members.message.text() == "2 members changed.")
        assert _rows(unit, table) == 2
        office.press(Qt.Key.Key_Z, CTRL)
        office.wait(lambda: office.members.message.text() == "Undone for 2 members.")
        assert _rows(unit, table) == 0


def _count(unit: Unit, division: UUID) -> int:
    row = unit.owner.execute("SELECT count(*) FROM members WHERE division_id = %s", [division]).fetchone()
    return 0 if row is None else int(row[0])


def _rows(unit: Unit, table: str) -> int:
    row = unit.owner.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))).fetchone()
    return 0 if row is None else int(row[0])
