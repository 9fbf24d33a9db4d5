"""A list of expected visitors as a CSV file: any order of columns, any encoding, every fault by its row."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from uuid import UUID

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.csv_reading import FileProblem, UnusableFile
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.domain.visit_file_rows import MOST_ROWS, VisitColumn, VisitRows, read_rows, read_time
from sentinel_desktop.domain.visit_files import (
    AroundVisits,
    TypeOffered,
    VisitPlan,
    VisitRowProblem,
    meant_by,
    plan_of,
)
from sentinel_desktop.domain.visitors import VisitPurpose
from tests.support.invented_desk import NOW
from tests.support.invented_visits import TYPES, found

ZONE = Timings().zone
OFFERED = [TypeOffered(each.id, each.code, each.name, each.name_fr) for each in TYPES]


def rows(text: str | bytes) -> VisitRows:
    """Return the rows of a file that can be taken."""
    read = read_rows(text.encode() if isinstance(text, str) else text)
    assert isinstance(read, VisitRows)
    return read


def plan(
    text: str,
    hosts: Mapping[str, Sequence[PersonFound]] | None = None,
    expected: frozenset[tuple[str, date]] = frozenset(),
) -> VisitPlan:
    """Return what a file would add on the evening of 24 November."""
    return plan_of(rows(text), AroundVisits(OFFERED, hosts or {}, expected, NOW))


def one_problem(text: str, **around: object) -> tuple[VisitColumn, VisitRowProblem]:
    """Return what is wrong with the only row."""
    (faulty,) = plan(text, **around).faulty  # type: ignore[arg-type]
    return faulty.column, faulty.problem


# --- the file -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        "Last name,Date\nVance,2026-11-25\n".encode("utf-8-sig"),
        b"  LAST_NAME  ;date\r\nVance;2026-11-25\r\n",
        b"Jour\tNom de famille\n2026-11-25\tVance\n",
        b'"Last-Name","Day","Mood"\n"Vance","2026/11/25","good"\n',
    ],
)
def test_heads_match_without_case_mark_or_order(data: bytes) -> None:
    """In English or French, between commas, semicolons or tabs."""
    (cells,) = [cells for _, cells in rows(data).rows]
    assert cells[VisitColumn.LAST_NAME] == "Vance"
    assert cells[VisitColumn.DATE] in {"2026-11-25", "2026/11/25"}


def test_windows_1252_is_read() -> None:
    """As an older spreadsheet saves it."""
    (cells,) = [cells for _, cells in rows("Nom,Date,Hôte\nThériault,2026-11-25,Côté\n".encode("cp1252")).rows]
    assert (cells[VisitColumn.LAST_NAME], cells[VisitColumn.HOST]) == ("Thériault", "Côté")


@pytest.mark.parametrize(
    ("data", "problem", "about"),
    [
        (b"", FileProblem.EMPTY, ""),
        (b"Last name,Date\n", FileProblem.EMPTY, ""),
        (b"Last name\nVance\n", FileProblem.WITHOUT_COLUMN, "Date"),
        (b"Date\n2026-11-25\n", FileProblem.WITHOUT_COLUMN, "Last name"),
        (b"Last name,Surname,Date\nVance,Roy,2026-11-25\n", FileProblem.DOUBLE_HEAD, "Surname"),
        (b"PK\x03\x04", FileProblem.ANOTHER_KIND, ""),
        (b"Last name,Date\n" + b"x,y\n" * (MOST_ROWS + 1), FileProblem.TOO_MANY_ROWS, str(MOST_ROWS + 1)),
        (b'Last name,Date\n"Vance,2026-11-25\n', FileProblem.BROKEN_QUOTES, ""),
    ],
)
def test_a_file_that_is_none_is_refused_whole(data: bytes, problem: FileProblem, about: str) -> None:
    """With what is missing, or double, by its name."""
    assert read_rows(data) == UnusableFile(problem, about)


# --- its rows -------------------------------------------------------------------------------------------------------


def test_a_full_row_becomes_a_visit() -> None:
    """With the host, the type and the reason that follow, until the end of that day."""
    host = found(3)
    text = (
        "Rank,Last name,First name,Organization,Unit,Host,Date,Time,Type,Phone,Plate,Escort,Notes\n"
        "Lt(N),Vance,Camille,Harbour Works,HMCS Example,okafor,2026-11-25,1:30 PM,entrepreneur,204 555 0177,abc 123,"
        'oui,"Ring twice.\nThen wait."\n'
    )
    (planned,) = plan(text, {"okafor": [host]}).added
    visit = planned.details
    assert (visit.display_name, visit.rank, visit.unit) == ("Lt(N) Vance, C.", "Lt(N)", "HMCS Example")
    assert (visit.purpose, planned.type_name) == (VisitPurpose.CONTRACT_WORK, "Contractor")
    assert (visit.host_member_id, planned.host) == (host.member_id, host.display_name)
    assert visit.expected_at == datetime(2026, 11, 25, 13, 30, tzinfo=ZONE)
    assert visit.expires_at == datetime(2026, 11, 26, 3, 0, tzinfo=ZONE)
    assert (visit.plate, visit.escort_required, visit.notes) == ("ABC 123", True, "Ring twice.\nThen wait.")


def test_a_bare_row_is_enough() -> None:
    """A name and a day: in the morning, for another reason; with a host for a meeting."""
    bare, hosted, soldier = plan(
        "Last name,Date,Host,Rank\nVance,2026-11-25,,\nJoshi,2026-11-25,x,\nChen,2026-11-25,x,S1\n",
        {"x": [found(1)]},
    ).added
    assert bare.details.expected_at == datetime(2026, 11, 25, 8, 0, tzinfo=ZONE)
    assert (bare.details.purpose, bare.type_name) == (VisitPurpose.OTHER, "Other")
    assert (hosted.details.purpose, hosted.type_name) == (VisitPurpose.MEETING, "Guest")
    assert (soldier.details.purpose, soldier.type_name) == (VisitPurpose.MEETING, "Military")


@pytest.mark.parametrize(
    ("word", "purpose", "type_name"),
    [
        ("TRAVAUX", VisitPurpose.CONTRACT_WORK, "Contractor"),
        ("reunion", VisitPurpose.MEETING, "Military"),
        ("invite", VisitPurpose.MEETING, "Guest"),
        ("Official", VisitPurpose.MEETING, "Official"),
        ("autre", VisitPurpose.OTHER, "Other"),
    ],
)
def test_a_row_names_a_type_or_why_somebody_comes(word: str, purpose: VisitPurpose, type_name: str) -> None:
    """In either language, whatever the accents; whoever comes with a rank for a meeting is of the military."""
    (planned,) = plan(f"Last name,Rank,Date,Type\nVance,S1,2026-11-25,{word}\n").added
    assert (planned.details.purpose, planned.type_name) == (purpose, type_name)


def test_a_type_that_the_unit_does_not_offer_is_nobodys() -> None:
    """Neither by its own name nor by the reason it follows from; the types that are offered are taken."""
    around = AroundVisits([each for each in OFFERED if each.code not in {"contractor", "other"}], {}, frozenset(), NOW)
    text = "Last name,Date,Type\nVance,2026-11-25,Contractor\nJoshi,2026-11-25,work\nChen,2026-11-25,\n"
    made = plan_of(rows(f"{text}Roy,2026-11-25,museum\n"), around)
    assert [each.details.last_name for each in made.added] == ["Roy"]
    faulty = [(each.line, each.column, each.problem) for each in made.faulty]
    assert faulty == [(line, VisitColumn.TYPE, VisitRowProblem.UNKNOWN_TYPE) for line in (2, 3, 4)]


@pytest.mark.parametrize(
    ("row", "column", "problem"),
    [
        (",2026-11-25,,,", VisitColumn.LAST_NAME, VisitRowProblem.MISSING),
        ("\u200b,2026-11-25,,,", VisitColumn.LAST_NAME, VisitRowProblem.MISSING),
        ("Vance,,,,", VisitColumn.DATE, VisitRowProblem.MISSING),
        ("Vance,25/11/2026,,,", VisitColumn.DATE, VisitRowProblem.NOT_A_DATE),
        ("Vance,2026-02-30,,,", VisitColumn.DATE, VisitRowProblem.NOT_A_DATE),
        ("Vance,2026-11-23,,,", VisitColumn.DATE, VisitRowProblem.IN_THE_PAST),
        ("Vance,2062-11-25,,,", VisitColumn.DATE, VisitRowProblem.TOO_FAR),
        ("Vance,9999-12-31,23:59,,", VisitColumn.DATE, VisitRowProblem.TOO_FAR),
        ("Vance,2026-11-25,25:00,,", VisitColumn.TIME, VisitRowProblem.NOT_A_TIME),
        ("Vance,2026-11-25,,Spaceship,", VisitColumn.TYPE, VisitRowProblem.UNKNOWN_TYPE),
        ("Vance,2026-11-25,,,call me", VisitColumn.PHONE, VisitRowProblem.NOT_A_PHONE),
        (f"{'x' * 81},2026-11-25,,,", VisitColumn.LAST_NAME, VisitRowProblem.TOO_LONG),
    ],
)
def test_a_faulty_row_says_what_is_wrong(row: str, column: VisitColumn, problem: VisitRowProblem) -> None:
    """By its column; the others of the file are taken all the same."""
    text = f"Last name,Date,Time,Type,Phone\n{row}\nJoshi,2026-11-25,,,\n"
    made = plan(text)
    assert [(each.line, each.column, each.problem) for each in made.faulty] == [(2, column, problem)]
    assert [each.details.last_name for each in made.added] == ["Joshi"]


def test_hosts_escorts_and_plates_are_judged() -> None:
    """A host nobody is called, one that several are, a word that is neither yes nor no."""
    several = {"roy": [found(1), found(2)]}
    head = "Last name,Date,Host,Escort,Plate\n"
    assert one_problem(f"{head}Vance,2026-11-25,zzz,,\n") == (VisitColumn.HOST, VisitRowProblem.NO_SUCH_HOST)
    made = plan(f"{head}Vance,2026-11-25,roy,,\n", several)
    assert made.faulty[0].problem is VisitRowProblem.SEVERAL_HOSTS
    assert found(1).service_number in made.faulty[0].about
    assert one_problem(f"{head}Vance,2026-11-25,,maybe,\n") == (VisitColumn.ESCORT, VisitRowProblem.UNKNOWN_WORD)
    assert one_problem(f"{head}Vance,2026-11-25,,,!!\n") == (VisitColumn.PLATE, VisitRowProblem.NOT_A_PLATE)


def test_nobody_is_doubled() -> None:
    """Not by the file, whatever the accents, and not by who is expected already; another day is another visit."""
    text = "Last name,First name,Date\nThériault,Zoé,2026-11-25\nTHERIAULT,Zoe,2026-11-25\nThériault,Zoé,2026-11-26\n"
    made = plan(text)
    assert [(each.line, each.problem) for each in made.faulty] == [(3, VisitRowProblem.TWICE)]
    assert len(made.added) == 2
    known = plan(text, expected=frozenset({("theriault\x1fzoe", date(2026, 11, 25))}))
    assert (known.known, len(known.added)) == (1, 1)


def test_a_huge_cell_is_the_fault_of_its_row() -> None:
    """The others are taken; it is not a quote that was never closed."""
    made = plan(
        f'Last name,Date,Notes\n"{"é" * 400_000}",2026-11-25,\nVance,2026-11-25,"{"n" * 400_000}"\nJoshi,2026-11-25,\n'
    )
    assert [row.details.last_name for row in made.added] == ["Joshi"]
    assert [(row.column, row.problem) for row in made.faulty] == [
        (VisitColumn.LAST_NAME, VisitRowProblem.TOO_LONG),
        (VisitColumn.NOTES, VisitRowProblem.TOO_LONG),
    ]


def test_text_is_data() -> None:
    """Formulas, markup, right-to-left: as they are, without control characters; our own guard is taken off."""
    text = "Last name,First name,Date\n'=1+1,<b>x</b>,2026-11-25\n't Hooft,a\x07b \u202e\u05d0,2026-11-25\n"
    first, second = plan(text).added
    assert (first.details.last_name, first.details.first_name) == ("=1+1", "<b>x</b>")
    assert (second.details.last_name, second.details.first_name) == ("'t Hooft", "ab \u202e\u05d0")


def test_a_host_is_meant_by_number_by_name_or_alone() -> None:
    """A number before a name, a whole name before a part of one."""
    people = [found(number) for number in range(5)]
    one = people[2]
    assert meant_by(one.service_number.lower(), people) == [one]
    assert meant_by(one.display_name.upper(), people) == [one]
    assert meant_by(f"{one.first_name} {one.last_name}", people) == [one]
    assert meant_by(one.last_name, people) == [one]
    assert meant_by("nobody", people) == people


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("9:30", time(9, 30)),
        ("0930", time(9, 30)),
        ("9h30", time(9, 30)),
        ("9", time(9, 0)),
        ("12:05 am", time(0, 5)),
        ("12 p.m.", time(12, 0)),
        ("11:59PM", time(23, 59)),
        ("13 pm", None),
        ("24:00", None),
        ("noon", None),
        ("9:3", None),
    ],
)
def test_times_are_read_as_people_write_them(text: str, read: time | None) -> None:
    """24 hours, or 12 with the half of the day."""
    assert read_time(text) == read


@given(st.binary(max_size=300))
def test_no_file_breaks_the_reader(data: bytes) -> None:
    """Whatever is in it, it is rows or a reason."""
    assert isinstance(read_rows(b"Last name,Date\n" + data), VisitRows | UnusableFile)


@given(st.lists(st.text(max_size=20), min_size=2, max_size=5))
def test_no_row_breaks_the_plan(cells: list[str]) -> None:
    """Whatever stands in its cells, it is added or said to be faulty."""
    read = VisitRows(
        [(2, {column: cell for column, cell in zip(VisitColumn, cells, strict=False) if cell.strip()})], ()
    )
    made = plan_of(read, AroundVisits(OFFERED, {}, frozenset(), NOW))
    assert len(made.added) + len(made.faulty) == 1
    assert all(isinstance(each.details.visit_type_id, UUID) for each in made.added)
