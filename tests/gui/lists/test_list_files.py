"""A list written into a file and taken from one, by keyboard through the dialogs of files, in the real window."""

import os
import tracemalloc
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.csv_reading import MOST_BYTES
from sentinel_desktop.domain.list_kinds import VISIT_TYPES
from sentinel_desktop.domain.lists import ListName
from sentinel_desktop.domain.sessions import Session, SessionState
from tests.gui.lists.conftest import SUPERVISOR, Lists
from tests.support.active_windows import press_key, type_text, wait_until_active
from tests.support.lists_room import CTRL

VISITS = ListName.VISIT_TYPES


def finish(lists: Lists, path: Path) -> None:
    """Type a path into the dialog of files that is open, and press Enter."""
    files = lists.presenter.files.files
    assert isinstance(files, QFileDialog)
    wait_until_active(files)
    name = files.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.selectAll()
    type_text(name, str(path))
    press_key(name, Qt.Key.Key_Return)
    assert lists.presenter.files.files is None


def take(lists: Lists, path: Path) -> None:
    """Take a file by keyboard, as far as its preview or its refusal."""
    lists.press(Qt.Key.Key_I, CTRL)
    finish(lists, path)


def preview(lists: Lists) -> list[tuple[str, str, str]]:
    """Return what the open preview says of each row: its line, what happens, and to what."""
    dialog = lists.presenter.files.preview
    assert dialog is not None
    wait_until_active(dialog)
    return [(str(row.line), row.what, row.name) for row in dialog.model.rows]


def test_a_list_is_written_changed_in_a_spreadsheet_and_taken_back(lists: Lists, tmp_path: Path, qtbot: QtBot) -> None:
    """Nothing is written before it is applied; then all of it is, and one key takes all of it back."""
    path, before = tmp_path / "types.csv", lists.unit.names(VISITS)
    lists.press(Qt.Key.Key_E, CTRL)
    finish(lists, path)
    assert "types.csv" in lists.message
    text = path.read_text("utf-8-sig").replace("Guest,Invité", "Caller,Visiteur")
    path.write_text(f"{text}Livreur,Livreur,,#8A5200,,yes\r\n=2+2,,x,,,yes\r\n", "utf-8")
    take(lists, path)
    assert [(what, name) for _, what, name in preview(lists)] == [
        ("Left out", "=2+2"),
        ("Changed", "Guest"),
        ("Added", "Livreur"),
    ]
    dialog = lists.presenter.files.preview
    assert dialog is not None
    assert "Guest → Caller" in dialog.model.rows[1].details
    assert lists.unit.names(VISITS) == before
    press_key(dialog, Qt.Key.Key_Return, CTRL)
    assert "2 values" in lists.message
    assert {"Caller", "Livreur"} <= set(lists.shown())
    qtbot.waitUntil(lambda: lists.presenter.files.preview is None)
    lists.press(Qt.Key.Key_Z, CTRL)
    assert lists.unit.names(VISITS) == before


def test_a_preview_that_is_left_changes_nothing(lists: Lists, tmp_path: Path) -> None:
    """Escape, and the list is as it was."""
    path = tmp_path / "types.csv"
    path.write_bytes("Name;French name;Code\r\nInvité;Invité;guest\r\n".encode("cp1252"))
    take(lists, path)
    assert preview(lists) == [("2", "Changed", "Guest")]
    dialog = lists.presenter.files.preview
    assert dialog is not None
    press_key(dialog, Qt.Key.Key_Escape)
    assert lists.unit.named(VISITS, "Guest").version == 1


def test_a_file_that_changes_nothing_says_so(lists: Lists, tmp_path: Path) -> None:
    """Without a preview: there is nothing to look at."""
    path = tmp_path / "types.csv"
    path.write_text("Name,Code\nGuest,guest\n", "utf-8")
    take(lists, path)
    assert "nothing to change" in lists.message
    assert lists.presenter.files.preview is None


def test_a_file_of_half_a_gigabyte_is_refused_before_it_is_read(lists: Lists, tmp_path: Path) -> None:
    """By its size: no more of it comes into memory than a sentence takes."""
    path = tmp_path / "everything.csv"
    path.touch()
    os.truncate(path, 500_000_000)
    tracemalloc.start()
    try:
        take(lists, path)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < MOST_BYTES
    assert "too large for a list" in lists.message
    assert lists.unit.named(VISITS, "Guest").version == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\x03\x04 a spreadsheet", "This is no CSV file"),
        (b"SN,RANK,LAST NAME\nV1,S1,Ashby\n", "no column “Name”"),
        (b"Name,Code,Name\nGuest,guest,x\n", "both called “Name”"),
        (b"Name\n" + b"x\n" * 10_000, "10,000 rows"),
        ("Name\nÉté\n".encode() + "Fête\n".encode("cp1252"), "some Windows-1252"),
        (b'Name,Code\n"Guest,guest\n', "inside quotation marks"),
    ],
)
def test_a_file_that_is_no_list_gets_one_sentence(lists: Lists, tmp_path: Path, data: bytes, sentence: str) -> None:
    """And changes nothing."""
    before = lists.unit.rows
    path = tmp_path / "file.csv"
    path.write_bytes(data)
    take(lists, path)
    assert sentence in lists.message
    assert lists.page.message.property("role") == "bad"
    assert lists.presenter.files.preview is None
    assert lists.unit.rows is before


def test_what_is_no_file_is_not_read(lists: Lists, tmp_path: Path) -> None:
    """A pipe that nobody writes into would be read for ever, and one that is gone cannot be."""
    os.mkfifo(tmp_path / "pipe.csv")
    for name, sentence in (("pipe.csv", "no CSV file"), ("gone.csv", "cannot be read")):
        lists.desk.background.begin(lists.presenter.files.take(VISIT_TYPES, tmp_path / name))
        assert sentence in lists.message


def test_a_list_that_cannot_be_written_says_why(lists: Lists, tmp_path: Path) -> None:
    """And leaves no half of a file beside its place."""
    place = tmp_path / "folder.csv"
    (place / "inside").mkdir(parents=True)
    lists.press(Qt.Key.Key_E, CTRL)
    files = lists.presenter.files.files
    assert files is not None
    files.fileSelected.emit(str(place))
    assert "could not be written" in lists.message
    assert list(tmp_path.iterdir()) == [place]
    files.reject()


def test_a_file_taken_without_a_connection_can_be_applied_again(lists: Lists, tmp_path: Path) -> None:
    """Nothing of it is written, and the file is still there to be taken."""
    path = tmp_path / "types.csv"
    path.write_text("Name,Code\nCaller,guest\nDelivery,delivery\n", "utf-8")
    take(lists, path)
    assert len(preview(lists)) == 2
    dialog = lists.presenter.files.preview
    assert dialog is not None
    lists.unit.lost_in_commit = True
    press_key(dialog, Qt.Key.Key_Return, CTRL)
    assert "no longer answers" in lists.message
    assert "Caller" not in lists.shown()
    take(lists, path)
    assert len(preview(lists)) == 2


def test_a_locked_desk_takes_the_preview_away(lists: Lists, tmp_path: Path) -> None:
    """What a file would change is nobody's to read over a locked desk."""
    path = tmp_path / "types.csv"
    path.write_text("Name,Code\nCaller,guest\n", "utf-8")
    take(lists, path)
    dialog = lists.presenter.files.preview
    assert dialog is not None
    lists.desk.signals.session_changed.emit(Session(SessionState.LOCKED, SUPERVISOR))
    assert not dialog.isVisible()
