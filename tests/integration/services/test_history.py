"""The history as a service: choices, people to choose from, the file; on a real database, as an operator."""

import csv
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from sentinel_desktop.domain.checkins import Standing
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import FileNotWrittenError
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.passages import PassagesWanted
from sentinel_desktop.persistence.tables.base import OPERATOR_ROLE
from sentinel_desktop.services import history as services_history
from sentinel_desktop.services.history import CSV_HEADER, HistoryService
from sentinel_desktop.services.progress import Progress
from tests.support.factories import Factories
from tests.support.factories.edges import NOON
from tests.support.signed_in import signed_in

ZONE = Timings().zone
MINUTE = timedelta(minutes=1)


@pytest.fixture
def made(database_url: str) -> Iterator[tuple[HistoryService, Factories]]:
    """Return the service in the name of an operator, and what makes rows."""
    with psycopg.connect(database_url, autocommit=True) as owner, signed_in(owner, database_url, OPERATOR_ROLE) as who:
        yield HistoryService(who.open_work), Factories(owner)


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a file."""
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_what_passages_are_narrowed_by(made: tuple[HistoryService, Factories]) -> None:
    """Divisions in their order, stations by name, as an operator may read them."""
    history, make = made
    make.divisions(code="OPS", display_order=20)
    make.divisions(code="DECK", display_order=10)
    front = make.stations(name="Front desk")
    choices = history.choices()
    assert [choice.code for choice in choices.divisions if choice.code in {"OPS", "DECK"}] == ["DECK", "OPS"]
    assert ("Front desk", front) in choices.stations


def test_people_are_offered_while_a_name_is_typed(made: tuple[HistoryService, Factories]) -> None:
    """Members of today, then visitors who were here, by the name that finds their visits."""
    history, make = made
    member = make.members(last_name="Roy", display_name="Roy, A.", division_id=make.divisions(code="OPS"))
    make.visitors("closed", last_name="Royal", first_name="Zoé", organization="Harbour Works")
    offered = history.people("roy")
    assert [(each.member_id, each.name, each.of) for each in offered] == [
        (member, "PO2 Roy, A.", "OPS"),
        (None, "Royal Zoé", "Harbour Works"),
    ]
    found = history.page(PassagesWanted(text=offered[1].name))
    assert [passage.direction for passage in found.items] == [Direction.OUT, Direction.IN]


def test_a_file_has_every_passage_that_is_let_through(made: tuple[HistoryService, Factories], tmp_path: Path) -> None:
    """The newest first, in the unit's time, guarded, readable by nobody else; how far it came was told."""
    history, make = made
    member = make.members(last_name="Roy", display_name="=Roy", division_id=make.divisions(code="OPS"))
    first = make.checkins(member_id=member, occurred_at=NOON, reason="=1")
    second = make.checkins("correction", member_id=member, supersedes_id=first, occurred_at=NOON + MINUTE)
    visit = make.visitors("open", checked_in_at=NOON + 2 * MINUTE)
    path, progress = tmp_path / "passages.csv", Progress()
    assert history.export(PassagesWanted(effective=False), path, ZONE, progress) == 3
    assert (progress.done, progress.total) == (3, 3)
    rows = rows_of(path)
    assert list(rows[0]) == list(CSV_HEADER)
    assert [(row["id"], row["standing"]) for row in rows] == [
        (str(visit), "counts"),
        (str(second), "counts"),
        (str(first), "superseded"),
    ]
    assert rows[2]["superseded_by"] == rows[1]["id"] == str(second)
    assert rows[2]["occurred_at"] == NOON.astimezone(ZONE).isoformat()
    assert (rows[2]["reason"], rows[2]["name"], rows[2]["division_or_organization"]) == ("'=1", "PO2 =Roy", "OPS")
    assert path.stat().st_mode & 0o077 == 0


def test_a_file_goes_on_after_the_first_page(
    made: tuple[HistoryService, Factories], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many passages there are, each stands in it once; what nobody saw is marked."""
    monkeypatch.setattr(services_history, "LARGEST_PAGE", 2)
    history, make = made
    member = make.members()
    ids = [
        make.checkins(member_id=member, occurred_at=NOON + n * MINUTE, direction="out", witnessed=n != 3)
        for n in range(5)
    ]
    path, progress = tmp_path / "passages.csv", Progress()
    assert history.export(PassagesWanted(), path, ZONE, progress) == 5
    rows = rows_of(path)
    assert [row["id"] for row in rows] == [str(key) for key in reversed(ids)]
    assert [row["witnessed"] for row in rows] == ["yes", "no", "yes", "yes", "yes"]


def test_a_file_that_is_broken_off_is_not_there(made: tuple[HistoryService, Factories], tmp_path: Path) -> None:
    """Nor anything of it; what stood there before still stands."""
    history, make = made
    make.checkins()
    path, progress = tmp_path / "passages.csv", Progress()
    path.write_text("before")
    progress.break_off()
    assert history.export(PassagesWanted(), path, ZONE, progress) is None
    assert [each.name for each in tmp_path.iterdir()] == ["passages.csv"]
    assert path.read_text() == "before"


def test_a_folder_that_is_not_there_is_said(made: tuple[HistoryService, Factories], tmp_path: Path) -> None:
    """In one sentence."""
    history, _ = made
    with pytest.raises(FileNotWrittenError, match=r"passages\.csv cannot be written there"):
        history.export(PassagesWanted(), tmp_path / "gone" / "passages.csv", ZONE, Progress())


def test_a_correction_is_told_with_all_that_it_took_the_place_of(made: tuple[HistoryService, Factories]) -> None:
    """In the order of recording, whichever of them is asked for; another passage of the member is none of them."""
    history, make = made
    member = make.members()
    make.checkins(member_id=member, occurred_at=NOON - MINUTE)
    first = make.checkins(member_id=member, occurred_at=NOON)
    second = make.checkins("correction", member_id=member, supersedes_id=first, occurred_at=NOON + MINUTE)
    third = make.checkins("correction", member_id=member, supersedes_id=second, occurred_at=NOON + 2 * MINUTE)
    for asked in (first, second, third):
        told = history.correction(asked)
        assert [(passage.id, passage.standing) for passage in told] == [
            (first, Standing.SUPERSEDED),
            (second, Standing.SUPERSEDED),
            (third, Standing.COUNTS),
        ]
