"""Markup, SQL, right-to-left, emoji, control characters and ten thousand letters are data, in every way in there is."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.kiosk import KioskField
from sentinel_desktop.ui.kiosk.state import Step as KioskStep
from sentinel_desktop.ui.kiosk.window import KioskWindow
from sentinel_desktop.ui.visitor_desk.sign_in_dialog import Step
from sentinel_desktop.ui.visits.page import VisitsPage
from sentinel_desktop.ui.visits.presenter import VisitsPresenter
from tests.end_to_end.conftest import Unit
from tests.support.active_windows import press_key
from tests.support.deed_desk import DeedDesk, deed_desk, give_account
from tests.support.keyboard_desk import ALT, CTRL
from tests.support.kiosk_at_work import TouchedKiosk
from tests.support.visitor_deeds import visits

ENTER = Qt.Key.Key_Return
HOSTILE = "<b>O'Néil</b>'; DROP TABLE visitors;-- \u202e\u05e9\u05dc\u05d5\u05dd 👩\u200d🚀 e\u0301 &amp; %s"
PASTED = f"\x00\x1b[31m{HOSTILE}\x07"
"""As it comes from elsewhere: what a terminal takes for a command is no letter of a name."""


@pytest.fixture
def desk(qtbot: QtBot, unit: Unit, tmp_path: Path, asyncio_in_qt: None) -> Iterator[DeedDesk]:
    """Return a desk of an operator."""
    del asyncio_in_qt
    give_account(unit.owner, unit.url, "operator")
    with deed_desk(qtbot, unit.url, tmp_path / "desk") as at:
        at.sign_in_operator()
        yield at


def paste(desk: DeedDesk, field: QWidget, text: str) -> None:
    """Paste into a field by the keys, once something else was in it."""
    field.setFocus()
    QGuiApplication.clipboard().setText(text)
    press_key(field, Qt.Key.Key_A, CTRL)
    press_key(field, Qt.Key.Key_V, CTRL)
    desk.wait(lambda: True)


def labels_with(text: str) -> list[QLabel]:
    """Return the labels on the screen that say this."""
    windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    every = [label for window in windows for label in window.findChildren(QLabel)]
    return [label for label in every if label.isVisible() and text in label.text()]


def test_hostile_text_through_the_visitors_sign_in(desk: DeedDesk, unit: Unit) -> None:
    """Too long is said beside the field and kept; what is hostile is stored as it is and shown as plain text."""
    keys = desk.open_sign_in()
    keys.press(Qt.Key.Key_6)
    line = desk.dialog_in().visitor.lines["last_name"]
    paste(desk, line, "é" * 10_000)
    keys.press(ENTER)
    assert desk.dialog_in().step is Step.VISITOR
    assert len(line.text()) == 10_000
    paste(desk, line, PASTED)
    paste(desk, desk.dialog_in().visitor.lines["organization"], PASTED)
    keys.press(ENTER)
    desk.wait_for_step(Step.BADGE)
    keys.press(ENTER)
    desk.wait_for_step(Step.DONE)
    shown = labels_with("<b>O'Néil</b>")
    assert shown
    assert {label.textFormat() for label in shown} == {Qt.TextFormat.PlainText}
    keys.press(ENTER)
    (visit,) = visits(unit.owner)
    assert (visit["last_name"], visit["organization"]) == (kept(PASTED), kept(PASTED))
    board = desk.window.desk.page.board.model()
    desk.wait(lambda: any("<b>O'Néil</b>" in str(board.index(row, 0).data()) for row in range(board.rowCount())))

    desk.press(Qt.Key.Key_4)
    page = desk.window.places["visits"].page
    assert isinstance(page, VisitsPage)
    desk.wait(lambda: page.visit.isVisible() and labels_with("<b>O'Néil</b>"))
    assert {label.textFormat() for label in labels_with("<b>O'Néil</b>")} == {Qt.TextFormat.PlainText}


def test_hostile_text_through_the_kiosk_and_a_file(desk: DeedDesk, unit: Unit, qtbot: QtBot, tmp_path: Path) -> None:
    """The visitors' window of the desk and a list of expected visitors: every row has what was given."""
    desk.press(Qt.Key.Key_K, CTRL | Qt.KeyboardModifier.ShiftModifier)
    desk.wait(kiosk_windows)
    kiosk = TouchedKiosk(kiosk_windows()[0], qtbot)
    kiosk.touch("Museum")
    kiosk.come_to(KioskStep.WHO)
    kiosk.window.activateWindow()
    for name in (KioskField.FIRST_NAME, KioskField.LAST_NAME):
        paste(desk, kiosk.window.page.lines[name].edit, PASTED)
    paste(desk, kiosk.window.page.lines[KioskField.PHONE].edit, "204 555-0142")
    kiosk.touch("Next")
    kiosk.come_to(KioskStep.REVIEW)
    kiosk.touch("Sign in")
    kiosk.come_to(KioskStep.DONE)

    day = datetime.now(UTC).date() + timedelta(days=2)
    path = tmp_path / "visitors.csv"
    quoted = HOSTILE.replace('"', '""')
    long = "é" * 10_000
    path.write_text(f'last name,date,notes\n"{quoted}",{day},"=HYPERLINK(1)"\n{long},{day},\n', encoding="utf-8")
    desk.press(Qt.Key.Key_4)
    desk.press(Qt.Key.Key_2, ALT)
    presenter = desk.part(VisitsPresenter)
    desk.press(Qt.Key.Key_I, CTRL)
    desk.wait(lambda: presenter.files.dialog is not None)
    assert presenter.files.dialog is not None
    desk.answer_file_dialog(presenter.files.dialog, path)
    desk.wait(lambda: presenter.files.preview is not None)
    preview = presenter.files.preview
    assert preview is not None
    assert sorted(row.what for row in preview.model.rows) == ["Expected", "Left out"]
    press_key(preview.view, ENTER, CTRL)
    desk.wait(lambda: len(visits(unit.owner)) == 2)

    came, coming = visits(unit.owner)
    assert (came["last_name"], came["first_name"]) == (kept(PASTED), kept(PASTED))
    assert (coming["last_name"], coming["notes"]) == (HOSTILE, "=HYPERLINK(1)")
    assert unit.owner.execute("SELECT to_regclass('visitors') IS NOT NULL").fetchone() == (True,)


def kept(text: str) -> str:
    """Return a text without what is no letter of any language."""
    return "".join(each for each in text if each.isprintable() or each in "\u202e\u200d").replace("\x1b", "")


def kiosk_windows() -> list[KioskWindow]:
    """Return the visitors' windows that are open."""
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, KioskWindow) and each.isVisible()]
