"""The audit as an administrator reads and exports it from the real database."""

import csv
import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sentinel_desktop.domain.audit import AuditFilter
from sentinel_desktop.domain.faults import FileNotWrittenError, NotPermittedError
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.persistence.tables.base import ADMINISTRATOR_ROLE, SUPERVISOR_ROLE
from sentinel_desktop.services import audit as auditing
from sentinel_desktop.services.audit import CSV_HEADER, AuditService
from sentinel_desktop.services.progress import Progress
from tests.support.factories import Connection, Factories
from tests.support.factories.edges import NOON
from tests.support.signed_in import signed_in

WINNIPEG = ZoneInfo("America/Winnipeg")
INVENTED = AuditFilter(tables=frozenset({"invented"}))
"""Changes of a table that nothing else in a test writes of."""


@dataclass(frozen=True, slots=True)
class Office:
    """An administrator at work."""

    make: Factories
    service: AuditService

    def write(self, count: int, **values: object) -> None:
        """Write changes of the invented table, a minute apart from noon on."""
        for number in range(count):
            usual = {"table_name": "invented", "occurred_at": NOON + timedelta(minutes=number)}
            self.make.audit_log(**(usual | values))


@pytest.fixture
def office(owner: Connection, database_url: str) -> Iterator[Office]:
    """Return an administrator at work."""
    with signed_in(owner, database_url, ADMINISTRATOR_ROLE) as person:
        yield Office(Factories(owner), AuditService(person.open_work))


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the lines of a file by the names of their columns."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_page_comes_with_the_names_of_what_it_is_about(office: Office) -> None:
    """And the next one begins after it."""
    member = office.make.members(rank_id=office.make.ranks(code="S1"), display_name="Roy, J.")
    wanted = AuditFilter(tables=frozenset({"members"}))
    found = office.service.page(wanted, PageRequest())
    assert found.names[member] == "S1 Roy, J."
    assert found.next is None
    office.write(3)
    first = office.service.page(INVENTED, PageRequest(size=2))
    second = office.service.page(INVENTED, PageRequest(first.next, 2))
    assert office.service.count(INVENTED) == len(first.entries) + len(second.entries) == 3


def test_the_choices_are_who_the_log_names_and_where(office: Office) -> None:
    """Stations by name."""
    office.make.stations(name="Rear door")
    choices = office.service.choices()
    assert [name for name, _ in choices.stations] == ["Rear door"]
    assert any(author.database_user for author in choices.authors)


def test_what_is_filtered_is_written_into_a_file(office: Office, tmp_path: Path) -> None:
    """The newest first, times in the unit's zone, ids in words, with the records as they were."""
    rank = office.make.ranks(code="PO2")
    member = office.make.members(rank_id=rank, display_name="Roy, J.")
    office.make.audit_log(
        table_name="members",
        row_id=member,
        operation="UPDATE",
        before={"rank_id": None, "archived": False, "last_name": "Roi"},
        after={"rank_id": str(rank), "archived": True, "last_name": "Roy"},
        occurred_at=NOON,
    )
    path, progress = tmp_path / "audit.csv", Progress()
    wanted = AuditFilter(row_id=member, before=NOON + timedelta(seconds=1))
    assert office.service.export(wanted, path, WINNIPEG, progress) == 1
    assert (progress.done, progress.total) == (1, 1)
    (line,) = rows_of(path)
    assert tuple(line) == CSV_HEADER
    assert line["occurred_at"] == NOON.astimezone(WINNIPEG).isoformat()
    assert line["record"] == "PO2 Roy, J."
    assert line["changes"] == "archived: false → true; last_name: Roi → Roy; rank_id: - → PO2"
    assert line["after"] == f'{{"archived": true, "last_name": "Roy", "rank_id": "{rank}"}}'


def test_a_long_log_is_written_page_by_page(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every change once, in order, however many pages that takes."""
    monkeypatch.setattr(auditing, "LARGEST_PAGE", 2)
    office.write(5)
    path = tmp_path / "audit.csv"
    assert office.service.export(INVENTED, path, WINNIPEG, Progress()) == 5
    moments = [line["occurred_at"] for line in rows_of(path)]
    assert moments == sorted(moments, reverse=True)
    assert len(set(moments)) == 5


def test_no_cell_of_the_file_is_a_formula(office: Office, tmp_path: Path) -> None:
    """Somebody may have given a name that a spreadsheet would calculate."""
    office.write(1, after={"name": "x"}, row_id=office.make.tags(name="=1+1"))
    office.make.audit_log(table_name="tags", row_id=office.make.tags(name="=2+5"), after={"name": "=2+5"})
    path = tmp_path / "audit.csv"
    office.service.export(AuditFilter(), path, WINNIPEG, Progress())
    cells = [cell for line in rows_of(path) for cell in line.values()]
    assert "'=2+5" in cells
    assert not any(cell.startswith("=") for cell in cells)


def test_an_export_that_is_broken_off_leaves_no_file(office: Office, tmp_path: Path) -> None:
    """Nor half of one, and an older one of the name stays as it was."""
    office.write(2)
    path, progress = tmp_path / "audit.csv", Progress()
    path.write_text("older", encoding="utf-8")
    progress.break_off()
    assert office.service.export(INVENTED, path, WINNIPEG, progress) is None
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [("audit.csv", "older")]


def test_a_file_that_cannot_be_written_is_said_in_one_sentence(office: Office, tmp_path: Path) -> None:
    """It names the file and what to do."""
    with pytest.raises(FileNotWrittenError, match=r"^audit\.csv cannot be written there \(.+\): choose another folder"):
        office.service.export(INVENTED, tmp_path / "nowhere" / "audit.csv", WINNIPEG, Progress())


@pytest.mark.skipif(sys.platform == "win32", reason="the file is kept by the rights of its folder there")
def test_the_file_is_its_owners_alone(office: Office, tmp_path: Path) -> None:
    """It is full of names."""
    path = tmp_path / "audit.csv"
    office.service.export(INVENTED, path, WINNIPEG, Progress())
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600  # noqa: PTH116 - as the system says it


def test_nobody_but_an_administrator_reads_it(owner: Connection, database_url: str, tmp_path: Path) -> None:
    """The database refuses a supervisor, and no file is left."""
    with signed_in(owner, database_url, SUPERVISOR_ROLE) as person:
        service = AuditService(person.open_work)
        with pytest.raises(NotPermittedError):
            service.page(AuditFilter(), PageRequest())
        with pytest.raises(NotPermittedError):
            service.export(AuditFilter(), tmp_path / "audit.csv", WINNIPEG, Progress())
    assert list(tmp_path.iterdir()) == []
