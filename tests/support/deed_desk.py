"""A desk at work with its reader, at which people do all that they do: by keys, in dialogs, and by badges."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from sentinel_desktop.config import Settings
from sentinel_desktop.ui.answers import AnswerLook
from tests.support.accounts_at_the_server import AccountsAtTheServer
from tests.support.builders import Connection
from tests.support.hand_desk_at_work import HandDeskAtWork
from tests.support.keyboard_desk import PASSWORD
from tests.support.pty_reader import PtyReader
from tests.support.visitor_deeds import OPERATOR, VisitorDeskAtWork

IN_THE_FIELD_S: Final = 0.35
"""For so long the reader takes a frame of the same badge for the same presentation, and a little more.

Counted from an answer: on a busy computer a frame is read well after it was sent.
"""

PartT = TypeVar("PartT")


class DeedDesk(VisitorDeskAtWork, HandDeskAtWork):
    """The real window, with all of its dialogs."""

    def part(self, kind: type[PartT]) -> PartT:
        """Return the one part of the window that is of a kind."""
        (found,) = (each for each in self.window.findChildren(kind) if isinstance(each, kind))  # type: ignore[type-var]
        return found

    def answer_file_dialog(self, files: QFileDialog, path: Path) -> None:
        """Write a file's name into the dialog that asks for it, as a person does, and press Enter."""
        name = files.findChild(QLineEdit)
        assert name is not None
        name.setText(str(path))
        files.accept()


class Door:
    """The reader of a desk, to which badges are held one after the other."""

    def __init__(self, at: DeedDesk, reader: PtyReader) -> None:
        self.at = at
        self._reader = reader
        self._held: dict[str, float] = {}

    def hold(self, serial: str) -> None:
        """Hold a badge to the reader, once it has left the field where it was held before."""
        again = self._held.get(serial, 0.0)
        self.at.wait(lambda: time.monotonic() > again)
        self._reader.send_badge(serial)
        self._held[serial] = time.monotonic() + IN_THE_FIELD_S

    def tap(self, serial: str, *, is_away: bool = False) -> AnswerLook:
        """Hold a badge to the reader, and return what the panel says of it once that is in the database.

        ``is_away`` is for a database that is not there: nothing is waited for but the answer.
        """
        panel = self.at.window.desk.page.scan_panel
        before = panel.answer
        self.hold(serial)
        self.at.wait(lambda: panel.answer is not None and panel.answer is not before)
        self._held[serial] = time.monotonic() + IN_THE_FIELD_S
        assert panel.answer is not None
        told = panel.answer.look
        if not is_away:
            self.at.wait_until_delivered()
        return told


def give_account(owner: Connection, url: str, role: str, username: str = OPERATOR) -> None:
    """Give the unit somebody of a role who may sign in."""
    accounts = AccountsAtTheServer(owner, url)
    accounts.give(accounts.add(role, username=username), PASSWORD)


@contextmanager
def deed_desk(
    qtbot: QtBot, url: str, data: Path, reader: str = "/nowhere/unplugged", *, station: str = "front desk"
) -> Iterator[DeedDesk]:
    """Open a desk at which nobody sits yet; its folder is ``data``, so that it can be opened again."""
    desk = DeedDesk(Settings(data, url, reader, "rdm6300", station=station, secrets="file"), qtbot)
    try:
        yield desk
    finally:
        desk.desk.close()


@contextmanager
def two_deed_desks(qtbot: QtBot, url: str, data: Path, *people: str) -> Iterator[tuple[DeedDesk, DeedDesk]]:
    """Open two desks of a unit, and sign one of two ``people`` in at each."""
    first, second = people
    with (
        deed_desk(qtbot, url, data / "front") as front,
        deed_desk(qtbot, url, data / "rear", station="rear door") as rear,
    ):
        front.sign_in(first, opens="visits")
        rear.sign_in(second, opens="visits")
        yield front, rear
