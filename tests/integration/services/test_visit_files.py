"""Expected visitors from a file, and visits into one, in the real database."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.csv_reading import MOST_BYTES, FileProblem, UnusableFile
from sentinel_desktop.domain.faults import FileNotWrittenError
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.visit_file_rows import VisitColumn
from sentinel_desktop.domain.visit_files import VisitPlan, VisitRowProblem
from sentinel_desktop.domain.visitors import VisitFilter, VisitOrder, VisitState
from sentinel_desktop.persistence.seeds import seed_lists
from sentinel_desktop.persistence.tables.base import OPERATOR_ROLE
from sentinel_desktop.services.progress import Progress
from sentinel_desktop.services.visit_files import VisitFilesService
from sentinel_desktop.services.visits import VisitsService
from tests.support.factories import Factories
from tests.support.factories.edges import NOON
from tests.support.signed_in import signed_in

NOW = NOON + timedelta(hours=2)
DAY = "2026-03-03"
FILE = f"""Last name;First name;Organization;Host;Date;Time;Type;Phone;Notes
Vance;Camille;Harbour Works;okafor;{DAY};13:30;Contractor;204 555 0177;Ring the stores
Joshi;Avery;;V777120;{DAY};;;;
Nobody;Known;;Zzyzx;{DAY};9:00;;;
"""


@dataclass(frozen=True, slots=True)
class FrontDesk:
    """An operator at work, with files."""

    make: Factories
    files: VisitFilesService
    visits: VisitsService


@pytest.fixture
def desk(database_url: str) -> Iterator[FrontDesk]:
    """Return an operator at work in a unit with its lists."""
    seed_lists(database_url)
    with (
        psycopg.connect(database_url, autocommit=True) as owner,
        signed_in(owner, database_url, OPERATOR_ROLE) as person,
    ):
        asked = (person.open_work, Timings, lambda: NOW, uuid7)
        yield FrontDesk(Factories(owner), VisitFilesService(*asked), VisitsService(*asked))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file of the day's visitors."""
    file = tmp_path / "visitors.csv"
    file.write_text(FILE, encoding="utf-8-sig")
    return file


def planned(plan: VisitPlan | UnusableFile) -> VisitPlan:
    """Return a plan that came of a file."""
    assert isinstance(plan, VisitPlan)
    return plan


def test_a_file_is_read_added_and_then_known(desk: FrontDesk, path: Path) -> None:
    """Hosts by name or number; a row that cannot be taken says why; read again, nobody is doubled."""
    host = desk.make.members(service_number="V777120", last_name="Okafor", display_name="Okafor, D.")
    plan = planned(desk.files.plan(path))
    assert [(visit.details.display_name, visit.details.host_member_id) for visit in plan.added] == [
        ("Vance, C.", host),
        ("Joshi, A.", host),
    ]
    (faulty,) = plan.faulty
    assert (faulty.line, faulty.column, faulty.problem) == (4, VisitColumn.HOST, VisitRowProblem.NO_SUCH_HOST)
    assert desk.files.add(plan) == 2
    listed = desk.visits.expected(NOON, NOON + timedelta(days=3))
    assert [line.record.details.last_name for line in listed] == ["Joshi", "Vance"]
    assert listed[1].host is not None
    again = planned(desk.files.plan(path))
    assert (again.added, again.known) == ((), 2)


def test_who_has_come_already_is_not_expected_once_more(desk: FrontDesk, path: Path) -> None:
    """The file of the day is read again at noon: those who are in by then are known."""
    desk.make.members(service_number="V777120", last_name="Okafor")
    here = {"expected_at": NOW + timedelta(hours=17), "checked_in_at": NOW}
    desk.make.visitors("open", last_name="Vance", first_name="Camille", **here)
    plan = planned(desk.files.plan(path))
    assert ([visit.details.last_name for visit in plan.added], plan.known) == (["Joshi"], 1)


def test_a_type_that_is_hidden_is_none(desk: FrontDesk, path: Path) -> None:
    """It is kept for old visits alone: the row says so, and the others can be taken."""
    desk.make.members(service_number="V777120", last_name="Okafor")
    desk.make.connection.execute("UPDATE visit_types SET is_active = false WHERE code = 'contractor'")
    plan = planned(desk.files.plan(path))
    assert (plan.faulty[0].line, plan.faulty[0].column) == (2, VisitColumn.TYPE)
    assert [visit.details.last_name for visit in plan.added] == ["Joshi"]


def test_of_several_who_may_be_meant_none_is_taken(desk: FrontDesk, path: Path) -> None:
    """The row names them, so that somebody writes the number instead."""
    for number in ("V777120", "V777121"):
        desk.make.members(service_number=number, last_name="Okafor", display_name=f"Okafor, {number[-1]}.")
    plan = planned(desk.files.plan(path))
    assert [(row.problem, row.about.count("Okafor")) for row in plan.faulty] == [
        (VisitRowProblem.SEVERAL_HOSTS, 2),
        (VisitRowProblem.NO_SUCH_HOST, 0),
    ]


def test_a_file_that_is_too_large_or_none_is_refused(desk: FrontDesk, tmp_path: Path) -> None:
    """By its size before it is read; a folder and what is not there are told apart."""
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert desk.files.plan(large) == UnusableFile(FileProblem.TOO_LARGE)
    assert desk.files.plan(tmp_path) == UnusableFile(FileProblem.ANOTHER_KIND)
    missing = desk.files.plan(tmp_path / "gone.csv")
    assert isinstance(missing, UnusableFile)
    assert missing.problem is FileProblem.UNREADABLE


def test_visits_are_exported_guarded_against_formulas(desk: FrontDesk, tmp_path: Path) -> None:
    """Only what the filter lets through; what a spreadsheet would calculate is text there."""
    desk.make.visitors("open", last_name="=1+1", organization="Harbour, Works", notes="two\nlines")
    desk.make.visitors("expected")
    path, progress = tmp_path / "visits.csv", Progress()
    wanted = VisitFilter(states=frozenset({VisitState.OPEN}))
    assert desk.files.export(wanted, VisitOrder.TIME_IN, path, progress) == 1
    (row,) = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")))
    assert (row["last_name"], row["organization"], row["notes"]) == ("'=1+1", "Harbour, Works", "two\nlines")
    assert row["signed_in"].startswith("2026-03-02T06:00:00")
    assert (progress.done, progress.total) == (1, 1)


def test_the_newest_visit_stands_first_in_a_file_with_whether_an_escort_is_needed(
    desk: FrontDesk, tmp_path: Path
) -> None:
    """And whether somebody saw the visitor leave: who reads the file need not ask the desk."""
    alone = {"escort_required": False, "checked_in_at": NOON - timedelta(days=1), "checked_out_at": NOON}
    desk.make.visitors("closed", last_name="Abel", check_out_method="rollover", witnessed=False, **alone)
    desk.make.visitors("open", last_name="Baker", escort_required=True, checked_in_at=NOON)
    path = tmp_path / "visits.csv"
    desk.files.export(VisitFilter(), VisitOrder.TIME_IN, path, Progress())
    rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")))
    assert [(row["last_name"], row["escort"], row["signed_out_by"], row["witnessed"]) for row in rows] == [
        ("Baker", "yes", "", "yes"),
        ("Abel", "no", "rollover", "no"),
    ]


def test_an_export_that_is_broken_off_or_refused_leaves_nothing(desk: FrontDesk, tmp_path: Path) -> None:
    """Neither the file nor a part of it."""
    desk.make.visitors("open")
    progress = Progress()
    progress.break_off()
    assert desk.files.export(VisitFilter(), VisitOrder.TIME_IN, tmp_path / "visits.csv", progress) is None
    with pytest.raises(FileNotWrittenError, match="visits"):
        desk.files.export(VisitFilter(), VisitOrder.TIME_IN, tmp_path / "gone" / "visits.csv", Progress())
    assert list(tmp_path.iterdir()) == []


def test_a_file_without_what_a_visit_needs_is_refused(desk: FrontDesk, tmp_path: Path) -> None:
    """With the column that it lacks; nobody is added."""
    path = tmp_path / "visitors.csv"
    path.write_text("First name;Date\nCamille;2026-03-03\n", encoding="utf-8")
    unusable = desk.files.plan(path)
    assert isinstance(unusable, UnusableFile)
    assert unusable.problem is FileProblem.WITHOUT_COLUMN


def test_more_visits_than_a_page_holds_are_known_and_exported_once_each(
    desk: FrontDesk, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many are expected, nobody is doubled by a file, and each stands in an export once."""
    desk.make.members(service_number="V777120", last_name="Okafor")
    desk.files.add(planned(desk.files.plan(path)))
    for number in range(3):
        desk.make.visitors("expected", last_name=f"Abel{number}", expected_at=NOW + timedelta(hours=18 + number))
    monkeypatch.setattr("sentinel_desktop.services.visit_files.LARGEST_PAGE", 2)
    again = planned(desk.files.plan(path))
    assert (again.added, again.known) == ((), 2)
    exported = tmp_path / "visits.csv"
    assert desk.files.export(VisitFilter(), VisitOrder.EXPECTED, exported, Progress()) == 5
    rows = csv.DictReader(io.StringIO(exported.read_text(encoding="utf-8-sig")))
    assert sorted(row["last_name"] for row in rows) == ["Abel0", "Abel1", "Abel2", "Joshi", "Vance"]
