"""What a kiosk may ask with nobody signed in, as a station's own role: this much, and no more."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import InvalidValueError, NotPermittedError
from sentinel_desktop.domain.kiosk import KioskDeparture, KioskForm, KioskVisit, Prefill, host_words
from sentinel_desktop.domain.visitors import Language, VisitPurpose
from sentinel_desktop.persistence.repositories.kiosk import KioskRepository
from sentinel_desktop.persistence.tables.base import DESK_ROLE, OPERATOR_ROLE
from tests.support.acting import acting, make_actor, may_act
from tests.support.builders import Connection as PlainConnection
from tests.support.factories import Factories
from tests.support.factories.edges import NOON

HOUR = timedelta(hours=1)
BEFORE = {"last_name": "Beauchamp", "first_name": "Ève", "phone": "(204) 555-0142"}
FORM = KioskForm(VisitPurpose.MUSEUM, "Beauchamp", "Ève", "204 555 0142", organization="Harbour Works")
LEAVING = KioskDeparture("beauchamp", "2045550142")
HOSTILE = ("'); DROP TABLE visitors; --", "<b>Zoë</b>", "\u202eevil", "👩‍🚀", "%_\\", "é" * 80)


class Kiosk:
    """A kiosk's station; what it asks, it asks as its own role."""

    def __init__(self, store: Connection, driver: PlainConnection, make: Factories) -> None:
        self._store, self._driver = store, driver
        self.role = make_actor(make, DESK_ROLE)
        self.station = UUID(self.role[-32:])
        self.make = make
        make.visit_types(code="museum")
        make.visit_types(code="other")

    @contextmanager
    def asks(self) -> Iterator[KioskRepository]:
        """Act as the station."""
        with acting(self._store, self._driver, self.role):
            yield KioskRepository(self._store)

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Return what the owner reads."""
        return self._driver.execute(query, values).fetchall()


@pytest.fixture
def kiosk(store: Connection, transaction: PlainConnection, make: Factories) -> Kiosk:
    """Return a kiosk of this transaction."""
    if not may_act(transaction):
        pytest.skip("the owner of this server is no superuser, and cannot act as others")
    return Kiosk(store, transaction, make)


def visit_of(form: KioskForm = FORM) -> KioskVisit:
    """Return the visit that a form means."""
    return KioskVisit.of(form, Language.FRENCH)


def other_person(number: int, badge: UUID | None = None) -> KioskForm:
    """Return the form of somebody of the same name with a telephone number of their own."""
    return replace(FORM, phone=f"204 555 010{number}", badge_id=badge)


# --- what is told -----------------------------------------------------------------------------------------------------


def test_a_returning_visitor_is_prefilled_by_exact_name_and_number_alone(kiosk: Kiosk) -> None:
    """Accents, case and the writing of the number do not matter; a letter or a digit does."""
    kiosk.make.visitors("open", **BEFORE, organization="Harbour Works", plate="ABC 123", notes="Ring first.")
    with kiosk.asks() as asked:
        assert asked.prefill("BEAUCHAMP", "eve", "2045550142") == Prefill("", "", "Harbour Works", "ABC 123")
        for last, first, phone in (
            ("Beauchamp", "Ève", "2045550143"),
            ("Beauchamp", "Èva", "2045550142"),
            ("Beauchamp", "", "2045550142"),
            ("Beauchamp", "Ève", ""),
        ):
            assert asked.prefill(last, first, phone) is None


def test_what_is_prefilled_is_of_the_latest_visit(kiosk: Kiosk) -> None:
    """An older one is past, and one that is only announced was said by somebody else."""
    for days, of in ((2, "Newer Works"), (30, "Older Works")):
        came = NOON - timedelta(days=days)
        kiosk.make.visitors("closed", **BEFORE, organization=of, checked_in_at=came, checked_out_at=came + HOUR)
    kiosk.make.visitors("expected", **BEFORE, organization="Announced Works")
    with kiosk.asks() as asked:
        found = asked.prefill("Beauchamp", "Ève", "2045550142")
    assert found is not None
    assert found.organization == "Newer Works"


def test_a_number_that_fits_many_prefills_nothing(kiosk: Kiosk) -> None:
    """Below seven digits it could be guessed: it is looked for in vain, though somebody has just that one."""
    kiosk.make.visitors("open", **{**BEFORE, "phone": "555-014"}, organization="Harbour Works")
    with kiosk.asks() as asked:
        assert asked.prefill("Beauchamp", "Ève", "555014") is None


def test_a_station_asks_one_thing_at_a_time(kiosk: Kiosk) -> None:
    """Several connections guess no faster than one: each question holds the station's turn until it ends."""
    turns = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"
    before = kiosk.rows(turns)
    with kiosk.asks() as asked:
        asked.prefill("Beauchamp", "Ève", "2045550142")
    assert (before, kiosk.rows(turns)) == ([(0,)], [(1,)])


def test_a_search_for_a_host_takes_its_time(kiosk: Kiosk) -> None:
    """Also one that finds nobody: a list of the unit is not read out by searches one after the other."""
    kiosk.make.members(last_name="Tremblay", first_name="Zoé")
    with kiosk.asks() as asked:
        for words in (["tremblay"], ["zzz"], ["tr"]):
            began = time.monotonic()
            asked.hosts(words)
            assert time.monotonic() - began >= 0.1


def test_a_host_is_found_from_three_letters_on_and_told_by_name_alone(kiosk: Kiosk) -> None:
    """Never the archived, at most six, in or out alike; two letters find nobody whatever else is asked."""
    found = kiosk.make.members(last_name="Tremblay", first_name="Zoé", display_name="Tremblay, Z.")
    kiosk.make.members("archived", last_name="Tremblant", first_name="Yan")
    for number in range(8):
        kiosk.make.members(last_name=f"Lavoie{number}", first_name="Ann")
    with kiosk.asks() as asked:
        (host,) = asked.hosts(host_words("tremb"))
        assert (host.member_id, host.name) == (found, "PO2 Tremblay, Z.")
        assert [one.member_id for one in asked.hosts(host_words("zoe tre"))] == [found]
        assert len(asked.hosts(["lav"])) == 6
        for few in (["tr"], ["t", "r", "e"], ["e", "an"], []):
            assert asked.hosts(few) == []


def test_a_host_without_a_rank_is_told_by_the_name(kiosk: Kiosk) -> None:
    """The code that stands for civilians is no form of address."""
    kiosk.make.members(last_name="Vance", display_name="Vance, C.", rank_id=kiosk.make.ranks(code="CIV"))
    with kiosk.asks() as asked:
        assert [host.name for host in asked.hosts(host_words("vance"))] == ["Vance, C."]


def test_a_name_is_searched_from_the_beginning_of_its_words(kiosk: Kiosk) -> None:
    """What stands in the middle finds nobody, and signs that patterns are made of are letters like others."""
    kiosk.make.members(last_name="Tremblay", first_name="Zoé")
    with kiosk.asks() as asked:
        for nobody in (["emblay"], ["%%%"], ["___"], ["\\\\\\"]):
            assert asked.hosts(nobody) == []


def test_the_events_of_the_day_are_told_and_no_others(kiosk: Kiosk) -> None:
    """Planned or active; a day far from today is not looked up at all."""
    today = kiosk.rows("SELECT current_date")[0][0]
    shown = kiosk.make.events("active", name="Open house", starts_on=today, ends_on=today)
    kiosk.make.events(name="Over", starts_on=today, ends_on=today, status="cancelled")
    later = kiosk.make.events(name="Later", starts_on=today + timedelta(days=9), ends_on=today + timedelta(days=9))
    with kiosk.asks() as asked:
        assert [event.event_id for event in asked.events(today)] == [shown]
        assert asked.events(today + timedelta(days=9)) == []
    assert later != shown


def test_a_station_reads_of_visits_who_is_or_was_just_here(kiosk: Kiosk, store: Connection) -> None:
    """Neither who is expected nor who came long ago, and of nobody a telephone number or a reason."""
    kiosk.make.visitors("open", display_name="Here, H.")
    kiosk.make.visitors("expected", display_name="Expected, E.")
    kiosk.make.visitors("closed", display_name="Long ago, L.")
    with acting(store, kiosk._driver, kiosk.role):
        names = [row[0] for row in store.exec_driver_sql("SELECT display_name FROM visitors").fetchall()]
        for column in ("phone", "phone_key", "notes", "purpose", "work", "plate", "last_name"):
            with pytest.raises(Exception, match="permission denied"), store.begin_nested():
                store.exec_driver_sql(f"SELECT {column} FROM visitors")  # noqa: S608 - a name of this test
    assert names == ["Here, H."]


def test_nobody_but_a_station_asks(kiosk: Kiosk, store: Connection, transaction: PlainConnection) -> None:
    """An account has its own pages, and no right to the functions of the kiosk."""
    operator = make_actor(kiosk.make, OPERATOR_ROLE)
    with acting(store, transaction, operator):
        asked = KioskRepository(store)
        acts: tuple[Callable[[], object], ...] = (
            partial(asked.hosts, ["tremblay"]),
            partial(asked.prefill, "Roy", "Jean", "2045550142"),
            partial(asked.sign_out, NOON, LEAVING),
            partial(asked.sign_in, uuid7(), NOON, visit_of()),
            partial(asked.events, date(2026, 3, 2)),
        )
        for act in acts:
            with pytest.raises(NotPermittedError), store.begin_nested():
                act()


# --- coming -----------------------------------------------------------------------------------------------------------


def test_a_sign_in_is_stored_as_the_station_s_own(kiosk: Kiosk) -> None:
    """With everything that was said, the kiosk's method, and this station, whatever the station is called."""
    entry = uuid7()
    with kiosk.asks() as asked:
        assert asked.sign_in(entry, NOON, visit_of(replace(FORM, plate="X 1", purpose=VisitPurpose.MUSEUM)))
    stored = kiosk.rows(
        "SELECT id, last_name, first_name, display_name, phone, organization, language, check_in_method, station_id, "
        "checked_in_at FROM visitors"
    )
    expected = ("Beauchamp", "Ève", "Beauchamp, È.", "204 555 0142", "Harbour Works", "fr", "kiosk")
    assert stored == [(entry, *expected, kiosk.station, NOON)]


def test_a_second_delivery_changes_nothing(kiosk: Kiosk) -> None:
    """By its id, and where it began a visit that was expected, by its moment at this station."""
    entry = uuid7()
    kiosk.make.visitors("expected", **BEFORE, expected_at=NOON + 30 * HOUR, expires_at=None)
    kiosk.make.visitors("expected", **BEFORE, expected_at=NOON, expires_at=None)
    with kiosk.asks() as asked:
        for _ in range(2):
            assert asked.sign_in(entry, NOON, visit_of())
    assert kiosk.rows("SELECT count(*) FROM visitors WHERE checked_in_at IS NOT NULL") == [(1,)]


@pytest.mark.parametrize("announced", ["", "204-555-0142"])
def test_an_expected_visitor_is_matched_and_not_doubled(kiosk: Kiosk, announced: str) -> None:
    """What was announced stays where the visitor says nothing of it; the answer is that of any other sign-in."""
    host = kiosk.make.members()
    wanted = kiosk.make.visitors(
        "expected",
        **BEFORE | {"phone": announced},
        expires_at=None,
        purpose="meeting",
        host_member_id=host,
        escort_required=True,
        notes="Ring first.",
    )
    other = replace(FORM, purpose=VisitPurpose.OTHER, notes="To see Lt(N) Roy")
    with kiosk.asks() as asked:
        assert asked.sign_in(uuid7(), NOON + HOUR, visit_of(other)) is True
    stored = kiosk.rows(
        "SELECT id, purpose, host_member_id, escort_required, notes, phone, organization, check_in_method, version "
        "FROM visitors"
    )
    notes = "Ring first.\nTo see Lt(N) Roy"
    assert stored == [(wanted, "meeting", host, True, notes, "204 555 0142", "Harbour Works", "kiosk", 2)]


@pytest.mark.parametrize(
    "expected",
    [
        {"phone": "204-555-0199"},
        {"first_name": "Èva"},
        {"expected_at": NOON + 26 * HOUR},
        {"expected_at": NOON - 3 * HOUR, "expires_at": NOON - HOUR},
        {"cancelled_at": NOON - HOUR},
    ],
)
def test_somebody_else_s_visit_is_not_begun(kiosk: Kiosk, expected: dict[str, object]) -> None:
    """Another number, another name, another day, expired or cancelled: the walk-in is a visit of its own."""
    kiosk.make.visitors(**BEFORE | expected)
    with kiosk.asks() as asked:
        asked.sign_in(uuid7(), NOON, visit_of())
    assert kiosk.rows("SELECT count(*), count(checked_in_at) FROM visitors") == [(2, 1)]


def test_an_announced_visit_that_is_not_filled_in_takes_the_visitor_s_reason(kiosk: Kiosk) -> None:
    """A meeting without a host cannot begin: what the visitor said can."""
    kiosk.make.visitors("expected", **BEFORE, expires_at=None, purpose="meeting")
    with kiosk.asks() as asked:
        asked.sign_in(uuid7(), NOON, visit_of(replace(FORM, purpose=VisitPurpose.OTHER, notes="Delivery")))
    assert kiosk.rows("SELECT purpose, notes FROM visitors") == [("other", "Delivery")]


def test_a_free_visitor_badge_is_taken_and_any_other_left_out(kiosk: Kiosk) -> None:
    """One that somebody has, one that is refused, a member's: the visitor is in all the same, and told to ask."""
    free, refused = kiosk.make.badges("visitor"), kiosk.make.badges("visitor", badge_status_id=_refusing(kiosk))
    taken, of_a_member = kiosk.make.badges("visitor"), kiosk.make.badges("held")
    kiosk.make.visitors("open", badge_id=taken)
    with kiosk.asks() as asked:
        given = [
            asked.sign_in(uuid7(), NOON + number * HOUR, visit_of(other_person(number, badge)))
            for number, badge in enumerate((free, refused, taken, of_a_member, None))
        ]
    assert given == [True, False, False, False, True]
    badges = kiosk.rows("SELECT badge_id FROM visitors WHERE last_name = 'Beauchamp' ORDER BY checked_in_at")
    assert badges == [(free,), (None,), (None,), (None,), (None,)]


def test_a_name_that_means_somebody_here_is_longer(kiosk: Kiosk) -> None:
    """Short, then with the first name, then with the organization, as at the desk."""
    with kiosk.asks() as asked:
        for number, first in enumerate(("Ève", "Élise", "Élise")):
            form = replace(other_person(number), first_name=first)
            asked.sign_in(uuid7(), NOON + number * HOUR, visit_of(form))
    names = kiosk.rows("SELECT display_name FROM visitors ORDER BY checked_in_at")
    assert names == [("Beauchamp, È.",), ("Beauchamp, Élise",), ("Beauchamp, Élise (Harbour Works)",)]


def test_a_name_is_short_where_nobody_here_has_it(kiosk: Kiosk) -> None:
    """A member of that name who is out is not meant, and does not lengthen it."""
    kiosk.make.members(last_name="Beauchamp", first_name="Ève")
    with kiosk.asks() as asked:
        asked.sign_in(uuid7(), NOON, visit_of())
    assert kiosk.rows("SELECT display_name FROM visitors") == [("Beauchamp, È.",)]


def test_of_two_expected_visits_the_nearer_one_begins_with_the_type_of_the_reason(kiosk: Kiosk) -> None:
    """Whichever was announced first; the plate that was announced stays where the visitor gives none."""
    kiosk.make.visitors("expected", **BEFORE, expected_at=NOON + 20 * HOUR, expires_at=None)
    near = kiosk.make.visitors("expected", **BEFORE, expected_at=NOON + HOUR, expires_at=None, plate="ABC 123")
    recruiting = kiosk.make.visit_types(code="recruitment")
    form = replace(FORM, purpose=VisitPurpose.RECRUITMENT, recruitment_step="Interview")
    with kiosk.asks() as asked:
        asked.sign_in(uuid7(), NOON, visit_of(form))
    began = kiosk.rows("SELECT id, plate, visit_type_id FROM visitors WHERE checked_in_at IS NOT NULL")
    assert began == [(near, "ABC 123", recruiting)]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_typed_is_stored_as_it_is(kiosk: Kiosk, text: str) -> None:
    """SQL, HTML, marks of direction, emoji and signs of patterns are names like others, also for who leaves."""
    form = replace(FORM, last_name=text, organization=text)
    with kiosk.asks() as asked:
        asked.sign_in(uuid7(), NOON, visit_of(form))
        assert kiosk.rows("SELECT last_name, organization FROM visitors") == [(text, text)]
        assert asked.sign_out(NOON + HOUR, KioskDeparture(text, form.phone))


def test_what_is_yet_to_come_is_refused(kiosk: Kiosk) -> None:
    """A station whose clock is wrong tells no visit of tomorrow."""
    (tomorrow,) = kiosk.rows("SELECT now() + interval '1 day'")[0]
    with kiosk.asks() as asked:
        acts: tuple[Callable[[], object], ...] = (
            partial(asked.sign_in, uuid7(), tomorrow, visit_of()),
            partial(asked.sign_out, tomorrow, LEAVING),
        )
        for act in acts:
            with pytest.raises(InvalidValueError):
                act()


# --- leaving ----------------------------------------------------------------------------------------------------------


def test_who_leaves_gives_last_name_and_number(kiosk: Kiosk) -> None:
    """The visit ends by the kiosk; a wrong name and a wrong number end nothing."""
    visit = kiosk.make.visitors("open", **BEFORE)
    with kiosk.asks() as asked:
        for wrong in (KioskDeparture("Beauchemin", "2045550142"), KioskDeparture("Beauchamp", "2045550143")):
            assert not asked.sign_out(NOON + HOUR, wrong)
        assert not asked.sign_out(NOON - HOUR, LEAVING)
        assert asked.sign_out(NOON + HOUR, LEAVING)
        assert not asked.sign_out(NOON + 2 * HOUR, LEAVING)
    ended = kiosk.rows("SELECT id, checked_out_at, check_out_method, witnessed, version FROM visitors")
    assert ended == [(visit, NOON + HOUR, "kiosk", True, 2)]


def test_a_family_with_one_number_leaves_one_by_one(kiosk: Kiosk) -> None:
    """Each ends one visit, the oldest first; the same again, as after an answer that was lost, ends no other."""
    for number in range(2):
        kiosk.make.visitors("open", **BEFORE | {"first_name": f"N{number}"}, checked_in_at=NOON + number * HOUR)
    with kiosk.asks() as asked:
        for _ in range(2):
            assert asked.sign_out(NOON + 3 * HOUR, LEAVING)
        assert kiosk.rows("SELECT first_name FROM visitors WHERE checked_out_at IS NULL") == [("N1",)]
        assert asked.sign_out(NOON + 4 * HOUR, LEAVING)
    assert kiosk.rows("SELECT count(*) FROM visitors WHERE checked_out_at IS NULL") == [(0,)]


def test_a_wrong_name_and_a_wrong_number_take_the_same_time(kiosk: Kiosk) -> None:
    """And so does what is found: the time tells nothing, and guessing is slow."""
    people = (KioskDeparture("Roy", "2045550142"), KioskDeparture("Beauchamp", "2045550199"), LEAVING)
    took: dict[KioskDeparture, list[float]] = {who: [] for who in people}
    found = []
    with kiosk.asks() as asked:
        for number in range(3):
            kiosk.make.visitors("open", **BEFORE, checked_in_at=NOON + number * HOUR)
            for who in people:
                begun = time.perf_counter()
                found.append(asked.sign_out(NOON + number * HOUR + HOUR / 2, who))
                took[who].append(time.perf_counter() - begun)
    assert found == [False, False, True] * 3
    # A busy computer only adds to a time: the shortest of each is the one that the database takes.
    shortest = [min(times) for times in took.values()]
    assert min(shortest) > 0.25
    assert max(shortest) - min(shortest) < 0.15


def _refusing(kiosk: Kiosk) -> UUID:
    return kiosk.make.badge_statuses("refusing")
