"""The audit in a file, as an administrator asks for it in the window."""

from pathlib import Path

from PySide6.QtCore import Qt

from tests.gui.audit.conftest import Office, OpenOffice
from tests.support.fake_administration import EMPTY_DESK


def export_to(office: Office, path: Path) -> None:
    """Ask for a file by the key and choose where."""
    office.press(Qt.Key.Key_E)
    dialog = office.presenter.export.dialog
    assert dialog is not None
    assert dialog.isVisible()
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def test_what_is_filtered_is_exported(open_office: OpenOffice, tmp_path: Path) -> None:
    """Into the file that was chosen, and the page says how many changes are in it."""
    office = open_office()
    office.page.filters.operation.setCurrentIndex(office.page.filters.operation.findText("Deleted"))
    export_to(office, tmp_path / "audit.csv")
    assert (tmp_path / "audit.csv").read_text(encoding="utf-8") == "2026-11-24T18:39:07-06:00"
    assert office.page.message.text() == "audit.csv is written. Changes in it: 1."
    assert not office.page.long_work.isVisible()
    assert office.page.export.isEnabled()


def test_a_disk_that_refuses_is_said(open_office: OpenOffice, tmp_path: Path) -> None:
    """In one sentence that says what to do."""
    office = open_office()
    office.log.disk_full = True
    export_to(office, tmp_path / "audit.csv")
    assert office.page.message.text().startswith("audit.csv cannot be written there (No space left on device)")


def test_an_export_can_be_broken_off(open_office: OpenOffice, tmp_path: Path) -> None:
    """By a key, while it goes on; nothing else that takes long can be begun meanwhile."""
    office = open_office()
    office.desk.background.held = True
    export_to(office, tmp_path / "audit.csv")
    assert office.page.long_work.isVisible()
    assert not office.page.seals.check.isEnabled()
    office.press(Qt.Key.Key_Period)
    office.desk.background.release()
    assert office.page.message.text() == "Broken off: there is no file."
    assert office.page.seals.check.isEnabled()


def test_a_desk_that_is_left_breaks_an_export_off(open_office: OpenOffice, tmp_path: Path) -> None:
    """Nobody is there any more who may have it."""
    office = open_office()
    office.desk.background.held = True
    export_to(office, tmp_path / "audit.csv")
    office.desk.signals.session_changed.emit(EMPTY_DESK)
    office.desk.background.release()
    assert not (tmp_path / "audit.csv").exists()
