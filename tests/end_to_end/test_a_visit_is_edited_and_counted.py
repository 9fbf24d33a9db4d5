"""An operator edits a visit, and finds, counts and exports those of the past; the audit says who changed what."""

import csv
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.visits.page import VisitsPage
from sentinel_desktop.ui.visits.presenter import VisitsPresenter
from tests.end_to_end.conftest import Unit
from tests.support.active_windows import press_key, type_text
from tests.support.deed_desk import DeedDesk, deed_desk, give_account
from tests.support.keyboard_desk import ALT, CTRL
from tests.support.visitor_deeds import OPERATOR, visits

ENTER = Qt.Key.Key_Return
HOUR = timedelta(hours=1)


@pytest.fixture
def desk(qtbot: QtBot, unit: Unit, tmp_path: Path, asyncio_in_qt: None) -> Iterator[DeedDesk]:
    """Return a desk of an operator: one visitor is here, a contractor and two guests were."""
    del asyncio_in_qt
    make, now = unit.rows.make, datetime.now(UTC)
    contractor = {"visit_type_id": make.visit_types.once({"code": "contractor"}), "purpose": "contract_work"}
    make.visitors("open", last_name="Varga", display_name="Varga", checked_in_at=now - HOUR)
    for number, (name, values) in enumerate(
        (("Northcott", contractor | {"work": "Boiler"}), ("Eastman", {}), ("=Westlake", {})), 1
    ):
        times = {"checked_in_at": now - number * 24 * HOUR, "checked_out_at": now - number * 24 * HOUR + HOUR}
        organization = "Harbour Works" if name == "Northcott" else ""
        make.visitors("closed", last_name=name, display_name=name, organization=organization, **times, **values)
    give_account(unit.owner, unit.url, "operator")
    with deed_desk(qtbot, unit.url, tmp_path / "desk") as at:
        at.sign_in(OPERATOR, opens="visits")
        yield at


def test_a_visit_is_edited_and_counted(desk: DeedDesk, unit: Unit, tmp_path: Path) -> None:
    """A time outside reason is refused with the reason; the save is one version, and one row of the audit."""
    desk.press(Qt.Key.Key_4)
    page = desk.window.places["visits"].page
    assert isinstance(page, VisitsPage)
    desk.wait(page.visit.isVisible)
    edit(desk, page)
    assert page.visit.message.text() == "Saved."
    (visit,) = (visit for visit in visits(unit.owner) if visit["last_name"] == "Varga")
    assert (visit["notes"], visit["version"]) == ("Left an umbrella.", 2)
    changed = unit.owner.execute(
        "SELECT l.before ->> 'notes', l.after ->> 'notes', a.username FROM audit_log l"
        " JOIN admin_users a ON a.id::text = l.account WHERE l.row_id = %s AND l.operation = 'UPDATE'",
        [visit["id"]],
    ).fetchall()
    assert changed == [("", "Left an umbrella.", OPERATOR)]

    desk.press(Qt.Key.Key_3, ALT)
    history = page.history
    desk.wait(lambda: len(history.model.rows) == 4)
    counts = [each.accessibleName() for each in history.counts.findChildren(QPushButton) if not each.isHidden()]
    assert {"Contractor: 1", "Guest: 3", "Harbour Works: 1", "no organization: 3"} <= set(counts)
    desk.press(Qt.Key.Key_F, CTRL)
    desk.write("harbour nor")
    desk.wait(lambda: [row.record.details.last_name for row in history.model.rows] == ["Northcott"])
    desk.press(Qt.Key.Key_Backspace, CTRL)
    desk.wait(lambda: len(history.model.rows) == 4)
    history.filters.came.setFocus()
    # Came, still here, left.
    for _ in range(2):
        desk.press(Qt.Key.Key_Down)
    desk.wait(lambda: len(history.model.rows) == 3)

    presenter = desk.part(VisitsPresenter)
    desk.press(Qt.Key.Key_E, CTRL)
    desk.wait(lambda: presenter.files.dialog is not None)
    assert presenter.files.dialog is not None
    path = tmp_path / "visits.csv"
    desk.answer_file_dialog(presenter.files.dialog, path)
    desk.wait(lambda: "written into visits.csv" in history.note.text())
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert [row["last_name"] for row in rows] == ["Northcott", "Eastman", "'=Westlake"]


def edit(desk: DeedDesk, page: VisitsPage) -> None:
    """Change the notes by keyboard, with a time first that cannot be meant."""
    fields = page.visit.form.fields
    page.focus_first()
    desk.press(Qt.Key.Key_E, ALT)
    desk.wait(lambda: page.visit.form.typed.edit.visit_type_id is not None)
    until = fields["until"].editor
    assert isinstance(until, QLineEdit)
    before = until.text()
    for text in ("2999-01-01 10:00", before):
        until.setFocus()
        until.selectAll()
        press_key(until, Qt.Key.Key_Delete)
        type_text(until, text)
        if text != before:
            desk.press(Qt.Key.Key_S, CTRL)
            desk.wait(lambda: fields["until"].problem)
            assert until.text() == text
    fields["notes"].editor.setFocus()
    desk.write("Left an umbrella.")
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait(page.visit.message.text)
