"""A member's photograph: from a file, the clipboard or a drop; looked at before it is kept; replaced and removed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.members import MemberPhoto, PhotoType
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.person.photo_dialog import PhotoDialog
from sentinel_desktop.ui.person.photo_frame import PhotoFrame
from sentinel_desktop.ui.widgets.form_dialog import FormDialog
from tests.support.active_windows import press_key
from tests.support.hostile_pictures import image, written
from tests.support.people_in_memory import CHEN, ROY, record_of
from tests.support.person_desk import LUC, PersonDesk, person_desk

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
AWAY = "The database does not answer: wait a moment."
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def desk(qtbot: QtBot, setup: DeskSetup) -> Iterator[PersonDesk]:
    """A supervisor at a member without a photograph, the keyboard on its frame."""
    with person_desk(qtbot, setup) as desk:
        desk.presenter.open_member(ROY)
        frame(desk).setFocus()
        yield desk
    QGuiApplication.clipboard().clear()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A picture on the disk."""
    path = tmp_path / "roy.png"
    path.write_bytes(written(image(300, 300), "png"))
    return path


def frame(desk: PersonDesk) -> PhotoFrame:
    """Return the frame."""
    return desk.page.head.photo


def paste(desk: PersonDesk, picture: QImage) -> None:
    """Copy a picture somewhere and paste it on the frame."""
    QGuiApplication.clipboard().setImage(picture)
    press_key(frame(desk), Qt.Key.Key_V, CTRL)


def drop(desk: PersonDesk, mime: QMimeData) -> bool:
    """Drop something on the frame; return whether it was taken."""
    over = QDragEnterEvent(
        frame(desk).rect().center(), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, PLAIN
    )
    over.setAccepted(False)
    frame(desk).dragEnterEvent(over)
    if over.isAccepted():
        at = QPointF(frame(desk).rect().center())
        frame(desk).dropEvent(QDropEvent(at, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, PLAIN))
    return over.isAccepted()


def of_file(path: Path) -> QMimeData:
    """Return what a file manager drags."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime


def keep_one(desk: PersonDesk) -> None:
    """Give the member a photograph."""
    paste(desk, image(300, 300))
    desk.dialog(PhotoDialog).action.click()


def test_a_picture_of_the_clipboard_is_looked_at_and_kept(desk: PersonDesk) -> None:
    """Ctrl+V on the frame, then Enter; nothing is kept before that."""
    assert frame(desk).accessibleName() == "No photograph of Jacqueline Roy"
    paste(desk, image(900, 1200))
    assert desk.people.photos == {}
    dialog = desk.dialog(PhotoDialog)
    assert dialog.preview.has_photo
    press_key(dialog, Qt.Key.Key_Return)
    assert frame(desk).has_photo
    assert frame(desk).accessibleName() == "Photograph of Jacqueline Roy"
    kept = desk.people.photos[ROY].details
    assert (kept.media_type, QImage.fromData(kept.picture).height()) == (PhotoType.JPEG, 600)


def test_a_picture_that_is_left_is_not_kept(desk: PersonDesk) -> None:
    """Esc in the preview."""
    paste(desk, image(60, 60))
    press_key(desk.dialog(PhotoDialog), Qt.Key.Key_Escape)
    assert desk.people.photos == {}
    assert not frame(desk).has_photo


def test_a_picture_is_taken_from_a_file(desk: PersonDesk, file: Path) -> None:
    """Enter on the frame asks for one."""
    press_key(frame(desk), Qt.Key.Key_Return)
    files = desk.presenter.photos.files
    assert files is not None
    assert files.isVisible()
    assert "*.webp" in files.nameFilters()[0]
    files.fileSelected.emit(str(file))
    files.reject()
    desk.dialog(PhotoDialog).action.click()
    assert frame(desk).has_photo


def test_a_picture_is_dropped(desk: PersonDesk, file: Path) -> None:
    """A file, or pixels out of another program; two files or words are not taken."""
    assert drop(desk, of_file(file))
    desk.dialog(PhotoDialog).reject()
    pixels = QMimeData()
    pixels.setImageData(image(60, 60))
    assert drop(desk, pixels)
    desk.dialog(PhotoDialog).reject()
    two, words = QMimeData(), QMimeData()
    two.setUrls([QUrl.fromLocalFile(str(file)), QUrl.fromLocalFile("/x.png")])
    words.setText("Roy")
    assert not drop(desk, two)
    assert not drop(desk, words)


def test_a_copied_file_is_pasted(desk: PersonDesk, file: Path) -> None:
    """As a file manager copies one."""
    QGuiApplication.clipboard().setMimeData(of_file(file))
    press_key(frame(desk), Qt.Key.Key_V, CTRL)
    assert desk.dialog(PhotoDialog).picture.width == 300


def test_what_is_no_picture_is_said(desk: PersonDesk, tmp_path: Path) -> None:
    """In one sentence on the page; no dialog comes up."""
    drawing = tmp_path / "roy.png"
    drawing.write_text("<svg/>", encoding="utf-8")
    drop(desk, of_file(drawing))
    assert desk.page.message.text() == "This is not a picture that is taken: choose a JPEG, PNG or WebP."
    QGuiApplication.clipboard().setText("Roy")
    press_key(frame(desk), Qt.Key.Key_V, CTRL)
    assert desk.page.message.text() == "There is no picture in the clipboard: copy one, then paste."
    assert desk.presenter.photos.dialogs.dialog is None


def test_a_photograph_that_could_not_be_kept_is_still_looked_at(desk: PersonDesk) -> None:
    """The database was away; pressed again it is kept."""
    paste(desk, image(60, 60))
    dialog = desk.dialog(PhotoDialog)
    desk.people.away = AWAY
    dialog.action.click()
    assert dialog.message.text() == AWAY
    desk.people.away = ""
    dialog.action.click()
    assert ROY in desk.people.photos


def test_somebody_elses_photograph_is_not_replaced_unseen(desk: PersonDesk) -> None:
    """It is said, and keeping it again replaces theirs; nor is one that they removed brought back unasked."""
    paste(desk, image(60, 60))
    dialog = desk.dialog(PhotoDialog)
    theirs = record_of(desk.people.new_key(), MemberPhoto(ROY, PhotoType.JPEG, b"theirs"))
    desk.people.photos[ROY] = theirs
    dialog.action.click()
    assert dialog.message.text().startswith("Somebody put another one here meanwhile.")
    del desk.people.photos[ROY]
    dialog.action.click()
    assert dialog.message.text().startswith("Somebody removed the one that was here.")
    dialog.action.click()
    assert desk.people.photos[ROY].details.picture != b"theirs"


def test_a_photograph_is_removed_after_a_question(desk: PersonDesk) -> None:
    """Delete on the frame asks; without a photograph there is nothing to ask."""
    press_key(frame(desk), Qt.Key.Key_Delete)
    assert desk.presenter.photos.dialogs.dialog is None
    keep_one(desk)
    press_key(frame(desk), Qt.Key.Key_Delete)
    press_key(desk.dialog(FormDialog), Qt.Key.Key_Escape)
    assert frame(desk).has_photo
    press_key(frame(desk), Qt.Key.Key_Delete)
    press_key(desk.dialog(FormDialog), Qt.Key.Key_Return)
    assert not frame(desk).has_photo
    assert desk.people.photos == {}


def test_a_photograph_of_another_desk_appears(desk: PersonDesk, qtbot: QtBot) -> None:
    """Also where it takes the place of one; and no other member's page ever shows it."""
    keep_one(desk)
    there = desk.people.photos[ROY]
    other = QImage(80, 100, QImage.Format.Format_RGB32)
    other.fill(0)
    picture = written(other, "jpeg")
    desk.people.photos[ROY] = replace(there, version=7, details=replace(there.details, picture=picture))
    desk.tell_of("member_photos")
    black = QColor(0, 0, 0)
    qtbot.waitUntil(lambda: frame(desk).grab().toImage().pixelColor(frame(desk).rect().center()) == black)
    desk.presenter.open_member(CHEN)
    assert not frame(desk).has_photo


def test_a_picture_that_is_looked_at_waits_while_the_desk_is_locked(desk: PersonDesk) -> None:
    """Nobody sees it meanwhile."""
    paste(desk, image(60, 60))
    dialog = desk.dialog(PhotoDialog)
    desk.lock()
    assert not dialog.isVisible()
    assert not frame(desk).has_photo
    desk.sit_down(LUC)
    assert dialog.isVisible()


def test_a_damaged_photograph_of_the_database_shows_the_initials(desk: PersonDesk, qtbot: QtBot) -> None:
    """The page works as without one."""
    desk.people.photos[ROY] = record_of(desk.people.new_key(), MemberPhoto(ROY, PhotoType.JPEG, b"nothing"))
    desk.tell_of("member_photos")
    qtbot.waitUntil(lambda: not desk.presenter._due.isActive())
    assert not frame(desk).has_photo


def test_the_menu_of_the_photograph_offers_what_the_frame_does(desk: PersonDesk) -> None:
    """Alt+P, then a letter: a file, the clipboard, and where there is one that it goes."""
    menu = desk.page.head.photo_menu
    press_key(desk.page, Qt.Key.Key_P, ALT)
    assert [action.text() for action in menu.actions() if action.isVisible()] == [
        "Choose a &file…",
        "&Paste from the clipboard",
    ]
    QGuiApplication.clipboard().setImage(image(60, 60))
    press_key(menu, Qt.Key.Key_P)
    press_key(desk.dialog(PhotoDialog), Qt.Key.Key_Return)
    assert frame(desk).has_photo
    press_key(desk.page, Qt.Key.Key_P, ALT)
    press_key(menu, Qt.Key.Key_R)
    press_key(desk.dialog(FormDialog), Qt.Key.Key_Return)
    assert not frame(desk).has_photo
    press_key(desk.page, Qt.Key.Key_P, ALT)
    press_key(menu, Qt.Key.Key_F)
    assert desk.presenter.photos.files is not None


def test_a_clipboard_that_promises_a_picture_and_has_none_is_told(desk: PersonDesk) -> None:
    """As of a program that ended meanwhile."""
    mime = QMimeData()
    mime.setData("application/x-qt-image", b"")
    QGuiApplication.clipboard().setMimeData(mime)
    assert QGuiApplication.clipboard().mimeData().hasImage()
    press_key(frame(desk), Qt.Key.Key_V, CTRL)
    assert desk.page.message.text() == "There is no picture in the clipboard: copy one, then paste."
