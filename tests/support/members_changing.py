"""Asking for a change of many members by keyboard, and looking at what came of it."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt

from sentinel_desktop.domain.members import MemberDetails
from sentinel_desktop.ui.members.change_dialog import ChangeDialog
from sentinel_desktop.ui.members.change_words import ChangeKind
from tests.support.active_windows import press_key
from tests.support.members_room import MembersRoom

CTRL = Qt.KeyboardModifier.ControlModifier


def details(room: MembersRoom, member: UUID) -> MemberDetails:
    """Return a member as the database has them."""
    with room.person.open_work() as work:
        return work.members.get(member).details


def touch(room: MembersRoom, member: UUID) -> None:
    """Save a member as another supervisor does."""
    with room.person.open_work() as work:
        record = work.members.get(member)
        work.members.edit(record.seen, replace(record.details, notes=record.details.notes + "Called. "))
        work.commit()


def ask(room: MembersRoom, kind: ChangeKind, value: str = "") -> ChangeDialog:
    """Ask by keyboard for a change of who is chosen, and wait for what would come of it."""
    room.press(Qt.Key.Key_B, CTRL)
    dialog = room.presenter.changing.dialog
    assert dialog is not None
    choose(room, dialog, kind, value)
    return dialog


def choose(room: MembersRoom, dialog: ChangeDialog, kind: ChangeKind, value: str = "") -> None:
    """Walk to a kind of change and to one of its values."""
    dialog.kinds.setFocus()
    while dialog.kind is not kind:
        press_key(dialog.kinds, Qt.Key.Key_Down)
    if value:
        (item,) = dialog.values.values.findItems(value, Qt.MatchFlag.MatchExactly)
        dialog.values.values.setCurrentItem(item)
    room.wait_for(lambda: dialog.preview is not None)


def press(dialog: ChangeDialog) -> None:
    """Press Enter, which does it."""
    press_key(dialog, Qt.Key.Key_Return)
