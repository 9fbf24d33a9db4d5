"""Visits as an operator looks after them in the real database."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import InvalidValueError, NotPermittedError, StaleVersionError
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.visit_drafts import VisitProblem
from sentinel_desktop.domain.visit_edits import VisitEdit, edit_of
from sentinel_desktop.domain.visitors import (
    VisitFilter,
    VisitLine,
    VisitOrder,
    VisitOutMethod,
    VisitPurpose,
    VisitState,
)
from sentinel_desktop.persistence.tables.base import ADMINISTRATOR_ROLE, OPERATOR_ROLE
from sentinel_desktop.services.visits import VisitsService
from tests.support.factories import Connection, Factories
from tests.support.factories.edges import NOON
from tests.support.signed_in import SignedInPerson, signed_in

NOW = NOON + timedelta(hours=2)
ZONE = Timings().zone
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class FrontDesk:
    """An operator at work."""

    make: Factories
    person: SignedInPerson
    service: VisitsService

    def line(self, key: UUID) -> VisitLine:
        """Return a visit as it is."""
        line = self.service.line(key)
        assert line is not None
        return line

    def edit(self, key: UUID) -> VisitEdit:
        """Return what the fields show of a visit."""
        return edit_of(self.line(key).record.details, ZONE)


def at_work(make: Factories, person: SignedInPerson) -> FrontDesk:
    """Return somebody at work at a quarter past."""
    return FrontDesk(make, person, VisitsService(person.open_work, Timings, lambda: NOW, uuid7))


@pytest.fixture
def desk(owner: Connection, database_url: str) -> Iterator[FrontDesk]:
    """Return an operator at work."""
    with signed_in(owner, database_url, OPERATOR_ROLE) as person:
        yield at_work(Factories(owner), person)


def saved(outcome: object) -> VisitLine:
    """Return the visit that came of an act that nothing was wrong with."""
    assert isinstance(outcome, VisitLine)
    return outcome


def problems(outcome: object) -> Mapping[str, VisitProblem]:
    """Return what is wrong, where something is."""
    assert isinstance(outcome, Mapping)
    return outcome


# --- seen -----------------------------------------------------------------------------------------------------------


def test_who_is_here_stands_with_the_latest_first(desk: FrontDesk) -> None:
    """Without those who left, are expected or do not come."""
    first = desk.make.visitors("open", checked_in_at=NOON - HOUR)
    second = desk.make.visitors("open", checked_in_at=NOON)
    for other in ("closed", "expected", "cancelled"):
        desk.make.visitors(other)
    assert [line.record.id for line in desk.service.here()] == [second, first]


def test_a_days_list_has_everybody_who_was_announced_for_it(desk: FrontDesk) -> None:
    """Come or not, in the order of time; nobody of another day."""
    later = desk.make.visitors("expected", expected_at=NOON + HOUR)
    came = desk.make.visitors("open", expected_at=NOON)
    desk.make.visitors(expected_at=NOON + timedelta(days=1))
    desk.make.visitors("open")
    listed = desk.service.expected(NOON - HOUR, NOON + 2 * HOUR)
    assert [line.record.id for line in listed] == [came, later]


def test_history_is_filtered_counted_and_paged(desk: FrontDesk) -> None:
    """By an organization as its chips name it, also where people wrote it in other letters."""
    wanted = VisitFilter(organization="Harbour Works", since=NOON - HOUR)
    for name in ("Harbour Works", "HARBOUR WORKS", "Hârbour Works"):
        desk.make.visitors("closed", organization=name)
    desk.make.visitors("closed", organization="Harbour Works Two")
    desk.make.visitors("closed")
    found = desk.service.first_page(wanted, VisitOrder.TIME_IN, PageRequest(size=2, descending=True))
    assert (len(found.page.items), found.count) == (2, 3)
    rest = desk.service.page(wanted, VisitOrder.TIME_IN, PageRequest(found.page.next, 2, descending=True))
    assert len({line.record.id for line in (*found.page.items, *rest.items)}) == 3
    without = desk.service.first_page(VisitFilter(organization=""), VisitOrder.NAME, PageRequest())
    assert without.count == 1


def test_a_period_is_counted_by_type_purpose_and_organization(desk: FrontDesk) -> None:
    """The most first; what began outside the period is left out."""
    for _ in range(2):
        desk.make.visitors("closed", purpose="museum", organization="School")
    desk.make.visitors("open", purpose="other")
    desk.make.visitors("closed", checked_in_at=NOON - timedelta(days=9), checked_out_at=NOON - timedelta(days=9))
    counts = desk.service.counts(NOON - HOUR, NOON + HOUR)
    assert [(each.purpose, each.count) for each in counts.purposes] == [
        (VisitPurpose.MUSEUM, 2),
        (VisitPurpose.OTHER, 1),
    ]
    assert [(each.organization, each.count) for each in counts.organizations] == [("School", 2), ("", 1)]
    assert sum(each.count for each in counts.types) == 3


def test_what_fields_and_filters_choose_from_is_read_by_an_operator(desk: FrontDesk) -> None:
    """Types, the events of these weeks, the stations; hosts by what is typed."""
    member = desk.make.members(last_name="Okafor", display_name="Okafor, D.")
    event = desk.make.events(name="Open house", starts_on=NOW.date(), ends_on=NOW.date())
    cancelled = desk.make.events(starts_on=NOW.date(), ends_on=NOW.date(), status="cancelled")
    desk.make.visitors("open")
    choices = desk.service.choices()
    assert ("Open house", event) in choices.events
    assert cancelled not in dict(choices.events).values()
    assert choices.types
    assert choices.stations
    assert [found.member_id for found in desk.service.hosts("oka")] == [member]
    found = desk.service.host(member)
    assert found is not None
    assert found.last_name == "Okafor"


# --- expected -------------------------------------------------------------------------------------------------------


def an_edit(desk: FrontDesk, **changes: object) -> VisitEdit:
    """Return the fields of a visitor who is to come in two hours."""
    guest = desk.make.visit_types(name="Invited")
    local = (NOW + 2 * HOUR).astimezone(ZONE)
    edit = VisitEdit(last_name="Vance", first_name="Camille", visit_type_id=guest, expected=f"{local:%Y-%m-%d %H:%M}")
    return replace(edit, **changes)  # type: ignore[arg-type]


def test_an_expected_visit_needs_a_name_and_a_time(desk: FrontDesk) -> None:
    """Until the end of that day, where nothing else is said; what the reason asks is asked at the door."""
    line = saved(desk.service.expect(an_edit(desk)))
    visit = line.record.details
    assert (visit.state, visit.display_name) == (VisitState.EXPECTED, "Vance, C.")
    assert visit.expected_at == (NOW + 2 * HOUR).replace(second=0, microsecond=0)
    assert visit.expires_at is not None
    assert visit.expires_at > visit.expected_at
    assert problems(desk.service.expect(an_edit(desk, last_name=" ", expected=""))) == {
        "last_name": VisitProblem.MISSING,
        "expected": VisitProblem.MISSING,
    }


def test_an_expected_visit_is_cancelled_once(desk: FrontDesk) -> None:
    """Who came in the meantime cannot be."""
    line = saved(desk.service.expect(an_edit(desk)))
    cancelled = desk.service.cancel(line.record.seen)
    assert cancelled.record.details.cancelled_at == NOW
    with pytest.raises(InvalidValueError, match="cancelled"):
        desk.service.cancel(cancelled.record.seen)
    here = desk.line(desk.make.visitors("open"))
    with pytest.raises(InvalidValueError, match="signed in already"):
        desk.service.cancel(here.record.seen)


# --- changed --------------------------------------------------------------------------------------------------------


def test_a_visit_is_edited_and_put_back(desk: FrontDesk) -> None:
    """The undo is an edit over the version that the save made."""
    before = desk.line(desk.make.visitors("open", notes="Ring the stores."))
    edit = replace(desk.edit(before.record.id), notes="<b>Knock</b>", escort_required=True)
    after = saved(desk.service.save(before.record, edit))
    assert (after.record.details.notes, after.record.version) == ("<b>Knock</b>", before.record.version + 1)
    undone = desk.service.put_back(after.record.seen, before.record.details)
    assert undone.record.details == before.record.details
    assert desk.line(before.record.id).record == undone.record


def test_another_name_is_told_apart_from_whoever_is_here(desk: FrontDesk) -> None:
    """As at the sign-in; the name stays where it is not touched."""
    desk.make.visitors("open", last_name="Roy", first_name="Jean", display_name="Roy, J.")
    key = desk.make.visitors("open", last_name="Rooy", first_name="Jules", display_name="Rooy, J.")
    renamed = saved(desk.service.save(desk.line(key).record, replace(desk.edit(key), last_name="Roy")))
    assert renamed.record.details.display_name == "Roy, Jules"
    noted = saved(desk.service.save(renamed.record, replace(desk.edit(key), notes="Late.")))
    assert noted.record.details.display_name == "Roy, Jules"


def test_a_save_over_somebody_elses_is_refused(desk: FrontDesk) -> None:
    """Nothing of either is lost."""
    line = desk.line(desk.make.visitors("open"))
    saved(desk.service.save(line.record, replace(desk.edit(line.record.id), notes="Theirs.")))
    with pytest.raises(StaleVersionError):
        desk.service.save(line.record, replace(desk.edit(line.record.id), notes="Mine."))
    assert desk.line(line.record.id).record.details.notes == "Theirs."


def test_what_the_reason_asks_must_be_there_once_a_visitor_is_in(desk: FrontDesk) -> None:
    """The field says so before the database would."""
    key = desk.make.visitors("open", purpose="other")
    edit = replace(desk.edit(key), purpose=VisitPurpose.CONTRACT_WORK)
    assert problems(desk.service.save(desk.line(key).record, edit)) == {
        "organization": VisitProblem.MISSING,
        "work": VisitProblem.MISSING,
    }


def test_a_visitor_is_signed_out_from_the_list(desk: FrontDesk) -> None:
    """By the desk, witnessed; and only once."""
    line = desk.line(desk.make.visitors("open"))
    out = desk.service.sign_out(line.record.seen).record
    assert (out.details.checked_out_at, out.details.check_out_method) == (NOW, VisitOutMethod.DESK)
    assert out.details.witnessed
    with pytest.raises(InvalidValueError, match="over"):
        desk.service.sign_out(out.seen)


def test_the_changes_of_a_visit_are_for_who_may_read_the_audit(
    desk: FrontDesk, owner: Connection, database_url: str
) -> None:
    """An administrator sees who changed what, an operator is refused."""
    line = desk.line(desk.make.visitors("open"))
    saved(desk.service.save(line.record, replace(desk.edit(line.record.id), notes="Ring twice.")))
    with pytest.raises(NotPermittedError):
        desk.service.changes(line.record.id)
    with signed_in(owner, database_url, ADMINISTRATOR_ROLE) as person:
        changes = at_work(desk.make, person).service.changes(line.record.id)
    assert [change.entry.operation for change in changes] == ["UPDATE", "INSERT"]
    assert [field.field for field in changes[0].entry.changes] == ["notes"]
    assert changes[0].entry.account == str(desk.person.account_id)
