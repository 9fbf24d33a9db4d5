"""A database with a small invented unit, and a reader on a pseudo-terminal."""

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from sentinel_desktop.app import scan_desk
from sentinel_desktop.persistence.seeds import seed_lists
from tests.support.builders import RowBuilder
from tests.support.patience import PATIENCE_S
from tests.support.postgres import FreshDatabase
from tests.support.pty_reader import PtyReader
from tests.support.qt_asyncio import asyncio_on

TREMBLAY = "62E3086CED"
ROY = "010063E9AE"


class Unit:
    """A database with two members, each with a badge, and the owner's connection to look at it."""

    def __init__(self, url: str, owner: psycopg.Connection[tuple[Any, ...]]) -> None:
        seed_lists(url)
        self.url = url
        self.owner = owner
        self.rows = RowBuilder(owner)
        for serial in (TREMBLAY, ROY):
            self.add_badge(serial)

    def add_badge(self, serial: str) -> None:
        """Give a new member a badge."""
        self.rows.badge(self.rows.member(), serial=serial)

    def directions(self, serial: str) -> list[str]:
        """Return the directions of a badge's check-ins in the order of time."""
        found = self.owner.execute(
            "SELECT c.direction FROM checkins c JOIN badges b ON b.id = c.badge_id WHERE b.serial = %s "
            "ORDER BY c.occurred_at, c.id",
            [serial],
        )
        return [row[0] for row in found.fetchall()]

    def scans(self) -> list[tuple[str, str]]:
        """Return serial and outcome of every scan in the order of time."""
        found = self.owner.execute("SELECT serial, outcome FROM scans ORDER BY occurred_at, id")
        return [(row[0], row[1]) for row in found.fetchall()]

    def shut(self) -> None:
        """Let nobody in and put everybody out but this connection, as a server that went away does."""
        name = self.owner.info.dbname
        with psycopg.connect(self.url, autocommit=True, dbname="postgres") as server:
            server.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
            server.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> %s",
                [name, self.owner.info.backend_pid],
            )

    def open(self) -> None:
        """Let people in again."""
        with psycopg.connect(self.url, autocommit=True, dbname="postgres") as server:
            server.execute(f'ALTER DATABASE "{self.owner.info.dbname}" ALLOW_CONNECTIONS true')


@pytest.fixture
def unit(fresh_database: FreshDatabase) -> Iterator[Unit]:
    """Return a unit in a database of its own."""
    url = fresh_database()
    with psycopg.connect(url, autocommit=True) as owner:
        yield Unit(url, owner)


@pytest.fixture
def no_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every badge wait for the database's own answer, for a test that asks what is said and not how soon.

    A busy computer would have some answered from the desk's copy, with other words; the second after which it does so
    is tested by itself.
    """
    monkeypatch.setattr(scan_desk, "ANSWER_WITHIN", PATIENCE_S)


@pytest.fixture
def asyncio_in_qt(qapp: QApplication) -> Iterator[None]:
    """Let the presenters of a window in this process await, as they do in the program.

    Desks that were closed go here: left to the collector, their widgets would go on whichever thread of the next one.
    """
    with asyncio_on(qapp):
        yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[PtyReader]:
    """Return a reader that is plugged in."""
    with PtyReader(tmp_path) as reader:
        yield reader
