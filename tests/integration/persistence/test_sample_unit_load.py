"""A sample unit loaded into a real database."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from psycopg import sql
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import RuleBrokenError
from sentinel_desktop.domain.ids import ScanId, StationId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.sample_scans import SampleScan
from sentinel_desktop.domain.sample_unit import HistorySize, SampleUnit
from sentinel_desktop.domain.scans import BadgeScan
from sentinel_desktop.persistence import schema
from sentinel_desktop.persistence.sample_rows import scans_of
from sentinel_desktop.persistence.sample_unit import SampleLoad, load_sample_unit
from sentinel_desktop.persistence.seeds import seed_lists
from sentinel_desktop.services.check_in import CheckInService
from tests.support.builders import Connection, RowBuilder

WINNIPEG = ZoneInfo("America/Winnipeg")
TABLES = ("members", "badges", "stations", "scans", "checkins", "presence", "ranks", "visitors", "event_attendees")


def make(history: HistorySize, members: int = 60) -> SampleUnit:
    """Return a sample unit that ends now."""
    return SampleUnit.generate(members, history, 7, datetime.now(UTC), WINNIPEG)


@pytest.fixture
def sample() -> SampleUnit:
    """Return a unit of 60 members who made 1,501 check-ins."""
    return make(HistorySize(check_ins=1_501))


def counts(owner: Connection) -> dict[str, int]:
    """Return how many rows each table holds."""
    count = sql.SQL("SELECT count(*) FROM {}")
    return {table: owner.execute(count.format(sql.Identifier(table))).fetchall()[0][0] for table in TABLES}


def loose_scans(unit: SampleUnit) -> list[SampleScan]:
    """Return the scans of badges that no member holds."""
    event = unit.event()
    return list(scans_of(event, unit.visits(event)))


def indexes(owner: Connection) -> set[tuple[object, ...]]:
    """Return every index of the database with its definition."""
    return set(owner.execute("SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'").fetchall())


def foreign_keys(owner: Connection) -> set[tuple[object, ...]]:
    """Return every foreign key of the database with its definition."""
    found = owner.execute(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated "
        "FROM pg_constraint WHERE contype = 'f'"
    )
    return set(found.fetchall())


def in_terms_of_the_unit(loaded: SampleLoad) -> tuple[int, int, int, str]:
    """Return what must agree with the unit that was loaded."""
    return loaded.members, loaded.badges, loaded.check_ins, loaded.refused


def test_an_empty_database_gets_the_unit(database_url: str, owner: Connection, sample: SampleUnit) -> None:
    """Exactly the members, badges and check-ins are there that were asked for, and the answer says so."""
    loaded = load_sample_unit(database_url, sample)
    assert in_terms_of_the_unit(loaded) == (60, len(sample.badges), 1_501, "")
    assert counts(owner) == {
        "members": 60,
        "badges": len(sample.badges),
        "stations": 2,
        "scans": 1_501 + len(loose_scans(sample)),
        "checkins": 1_501,
        "presence": 60,
        "ranks": 58,
        "visitors": loaded.visits,
        "event_attendees": loaded.attendees,
    }
    assert min(loaded.visits, loaded.attendees) > 10


def test_a_second_unit_is_refused_and_nothing_changes(database_url: str, owner: Connection, sample: SampleUnit) -> None:
    """A database with members stays as it is, and the sentence says why."""
    load_sample_unit(database_url, sample)
    before = counts(owner)
    again = load_sample_unit(database_url, make(HistorySize(days=1), members=3))
    assert again == SampleLoad(
        refused="The database has 60 members already: a sample unit is loaded into an empty one only."
    )
    assert counts(owner) == before


def test_a_real_member_is_never_mixed_with_invented_ones(
    database_url: str, owner: Connection, unit: RowBuilder, sample: SampleUnit
) -> None:
    """One member is enough to refuse, and not even the lists are filled."""
    unit.member()
    before = counts(owner)
    assert load_sample_unit(database_url, sample).refused.startswith("The database has a member already")
    assert counts(owner) == before


def test_two_loads_at_once_make_one_unit(database_url: str, owner: Connection, sample: SampleUnit) -> None:
    """Of two programs that load at one moment one loads and the other is refused."""
    seed_lists(database_url)
    with ThreadPoolExecutor(2) as pool:
        loads = list(pool.map(lambda _: load_sample_unit(database_url, sample), range(2)))
    assert sorted(bool(load.refused) for load in loads) == [False, True]
    assert counts(owner)["members"] == 60


def test_a_load_that_fails_leaves_nothing(database_url: str, owner: Connection, sample: SampleUnit) -> None:
    """Where one row is refused no row is kept, not even a station, and every rule stands as before."""
    keys, built = foreign_keys(owner), indexes(owner)
    owner.execute("ALTER TABLE checkins ADD CONSTRAINT none CHECK (method <> 'badge')")
    before = counts(owner)
    with pytest.raises(RuleBrokenError):
        load_sample_unit(database_url, sample)
    assert counts(owner) == before
    assert foreign_keys(owner) == keys
    assert indexes(owner) == built


def test_the_schema_is_the_same_after_it(database_url: str, owner: Connection, sample: SampleUnit) -> None:
    """Every index and foreign key is there as before and checked, and the tables are those of the models."""
    keys, built = foreign_keys(owner), indexes(owner)
    load_sample_unit(database_url, sample)
    assert foreign_keys(owner) == keys
    assert indexes(owner) == built
    assert schema.differences(database_url) == []


def test_the_planner_knows_the_new_rows(database_url: str, owner: Connection, sample: SampleUnit) -> None:
    """Statistics are there before the first query."""
    load_sample_unit(database_url, sample)
    rows = owner.execute("SELECT relname, reltuples FROM pg_class WHERE relname = ANY (%s)", [list(TABLES)]).fetchall()
    known: dict[str, float] = dict(rows)
    for table in ("scans", "checkins", "members", "visitors", "event_attendees", "presence"):
        assert known[table] == counts(owner)[table]


def test_stations_that_are_there_are_used(
    database_url: str, owner: Connection, unit: RowBuilder, sample: SampleUnit
) -> None:
    """A station of the name keeps its key and its settings."""
    front_desk = unit.station(name="front desk", direction_mode="in")
    load_sample_unit(database_url, sample)
    assert owner.execute("SELECT direction_mode FROM stations WHERE id = %s", [front_desk]).fetchone() == ("in",)
    kinds = owner.execute("SELECT DISTINCT name, kind FROM scans JOIN stations ON stations.id = station_id").fetchall()
    assert set(kinds) == {("front desk", "desk"), ("rear door", "door")}
    assert counts(owner)["stations"] == 2


def test_one_station_takes_every_passage(database_url: str, owner: Connection, sample: SampleUnit) -> None:
    """A unit with one door has one station."""
    load_sample_unit(database_url, sample, ("gate",))
    assert owner.execute("SELECT DISTINCT name FROM checkins JOIN stations ON stations.id = station_id").fetchall() == [
        ("gate",)
    ]
    assert counts(owner)["stations"] == 1


def test_the_unit_goes_on_living(
    database_url: str, owner: Connection, sample: SampleUnit, service: CheckInService
) -> None:
    """The next scans at a station's desk go on from the history: out who is in, in who is out, a lost badge refused."""
    load_sample_unit(database_url, sample)
    station = StationId(owner.execute("SELECT id FROM stations WHERE name = 'front desk'").fetchall()[0][0])
    at = datetime.now(UTC)

    def outcome(query: str) -> Outcome:
        serial = owner.execute(query.encode()).fetchall()[0][0]
        return service.record(BadgeScan(ScanId(uuid7()), serial, station, at, at)).outcome

    of_state = (
        "SELECT serial FROM badges JOIN presence USING (member_id) WHERE state = '{}' ORDER BY since DESC LIMIT 1"
    )
    assert outcome(of_state.format("in")) is Outcome.CHECKED_OUT
    assert outcome(of_state.format("out") + " OFFSET 5") is Outcome.CHECKED_IN
    assert outcome(
        "SELECT serial FROM badges JOIN badge_statuses ON badge_statuses.id = badge_status_id WHERE code = 'lost'"
    ) is (Outcome.BADGE_NOT_ACTIVE)


def test_a_unit_without_a_past_is_loaded(database_url: str, owner: Connection) -> None:
    """No check-ins at all: everybody is out and nobody has a latest passage."""
    loaded = load_sample_unit(database_url, make(HistorySize(check_ins=0), members=5))
    assert (loaded.check_ins, loaded.present) == (0, 0)
    assert owner.execute("SELECT DISTINCT state, since FROM presence").fetchall() == [("out", None)]


def test_more_than_one_helping_is_streamed(database_url: str, owner: Connection) -> None:
    """A history longer than what is sent at once arrives whole, in order and up to the present."""
    loaded = load_sample_unit(database_url, make(HistorySize(check_ins=45_000), members=200))
    row = owner.execute("SELECT count(*), max(occurred_at), min(occurred_at) FROM checkins").fetchall()[0]
    assert row[0] == loaded.check_ins == 45_000
    assert datetime.now(UTC) - row[1] < timedelta(minutes=5)
    assert row[2] < row[1] - timedelta(days=60)
