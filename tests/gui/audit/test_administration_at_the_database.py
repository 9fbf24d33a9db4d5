"""An administrator sets the unit up in the window, on the real database, and the audit tells of it."""

import csv
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import psycopg
import pytest
from PySide6.QtCore import Qt
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.directions import DirectionMode
from sentinel_desktop.persistence import seeds
from sentinel_desktop.persistence.tables.base import ADMINISTRATOR_ROLE
from sentinel_desktop.services.audit import AuditService
from sentinel_desktop.services.seals import SealService
from sentinel_desktop.services.station_admin import StationAdminService
from sentinel_desktop.services.unit_settings import UnitSettingsService
from sentinel_desktop.ui.audit.presenter import AuditPresenter
from sentinel_desktop.ui.audit.tab import AuditAsked, audit_tab
from sentinel_desktop.ui.stations.presenter import StationsPresenter
from sentinel_desktop.ui.stations.tab import stations_tab
from sentinel_desktop.ui.unit_settings.presenter import SettingsPresenter
from sentinel_desktop.ui.unit_settings.tab import settings_tab
from tests.gui.conftest import Desk, OpenDesk
from tests.support.active_windows import press_key, type_text
from tests.support.factories import Connection, Factories
from tests.support.fake_administration import administrator
from tests.support.seals_in_memory import KeptInMemory
from tests.support.signed_in import SignedInPerson, signed_in

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def owner(database_url: str) -> Iterator[Connection]:
    """Return a connection of the owner that commits by itself."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        yield connection


@pytest.fixture
def person(owner: Connection, database_url: str) -> Iterator[SignedInPerson]:
    """Return an administrator at work in a unit with one station."""
    seeds.seed_lists(database_url)
    Factories(owner).stations(name="Rear door", kind="door")
    with signed_in(owner, database_url, ADMINISTRATOR_ROLE) as person:
        yield person


@pytest.fixture
def desk(open_desk: OpenDesk, person: SignedInPerson) -> Desk:
    """Return a window that shows the administration."""
    opened = person.open_work
    asked = AuditAsked(AuditService(opened), SealService(opened, KeptInMemory()))
    desk: Desk = open_desk(
        administration=[
            partial(stations_tab, service=StationAdminService(opened)),
            partial(settings_tab, service=UnitSettingsService(opened, uuid7)),
            partial(audit_tab, service=asked),
        ]
    )
    desk.signals.session_changed.emit(administrator())
    desk.window.show_place("administration")
    return desk


def test_what_an_administrator_sets_is_saved_audited_and_sealed(desk: Desk, owner: Connection, tmp_path: Path) -> None:
    """A station's direction and a setting, each told by the audit with who it was, in a file too, and under a seal."""
    (stations,) = desk.window.findChildren(StationsPresenter)
    editor = stations.page.editor
    editor.mode.setCurrentIndex(editor.mode.findText("In only"))
    press_key(desk.window, Qt.Key.Key_S, CTRL)
    assert owner.execute("SELECT direction_mode, version FROM stations").fetchall() == [(DirectionMode.IN, 2)]

    (settings,) = desk.window.findChildren(SettingsPresenter)
    desk.window.administration.page.show_tab("settings")
    settings.page.view.choose_row([line.key for line in settings.page.model.rows].index("scan.repeat_window_s"))
    settings.page.editor.value.text.selectAll()
    type_text(settings.page.editor.value.text, "9")
    press_key(desk.window, Qt.Key.Key_S, CTRL)
    saved = owner.execute("SELECT value FROM settings WHERE key = 'scan.repeat_window_s'").fetchall()
    assert saved == [(9,)]

    (audit,) = desk.window.findChildren(AuditPresenter)
    desk.window.administration.page.show_tab("audit")
    filters = audit.page.filters
    filters.operation.setCurrentIndex(filters.operation.findText("Changed"))
    filters.who.setCurrentIndex(1)
    changes = audit.page.changes.model
    rows = [[str(changes.index(row, column).data()) for column in range(1, 4)] for row in range(changes.rowCount())]
    assert [row[1:] for row in rows] == [
        ["Setting: Value", "scan.repeat_window_s"],
        ["Station: Direction mode", "Rear door"],
    ]
    assert {row[0] for row in rows} == {filters.who.currentText()}
    compared = [(line.field, line.before, line.after) for line in audit.page.details.model.rows if line.changed]
    assert compared == [("Value", "3", "9")]

    audit.page.export.click()
    assert audit.export.dialog is not None
    audit.export.dialog.fileSelected.emit(str(tmp_path / "audit.csv"))
    audit.export.dialog.reject()
    with (tmp_path / "audit.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [line["changes"] for line in csv.DictReader(file)] == ["value: 3 → 9", "direction_mode: toggle → in"]

    owner.execute("SELECT seal_logs()")
    audit.page.seals.check.click()
    assert audit.page.seals.title.text().startswith(
        "Scans, check-ins and audit are as they were sealed. Seals checked: 1,"
    )
