"""One member, read and changed in a supervisor's name in the real database."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.checkins import Standing
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import NotPermittedError
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.member_drafts import MemberDraft, MemberProblem, details_from
from sentinel_desktop.domain.members import MemberDetails, PhotoType
from sentinel_desktop.domain.photos import Picture
from sentinel_desktop.domain.qualifications import QualificationDetails
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.persistence.tables.base import ADMINISTRATOR_ROLE, OPERATOR_ROLE
from sentinel_desktop.services.person import Broken, Conflict, Gone, PersonService, Saved
from tests.support.factories import Connection, Factories
from tests.support.signed_in import SignedInPerson, signed_in

NOW = datetime(2026, 11, 25, 0, 42, tzinfo=UTC)
WINNIPEG = ZoneInfo("America/Winnipeg")
HOUR = timedelta(hours=1)
PICTURE = Picture(PhotoType.JPEG, b"\xff\xd8 invented \xff\xd9", 480, 600)
OTHER_PICTURE = Picture(PhotoType.JPEG, b"\xff\xd8 another \xff\xd9", 480, 600)


@dataclass(frozen=True, slots=True)
class Office:
    """A supervisor at work."""

    make: Factories
    person: SignedInPerson
    service: PersonService

    def member(self, **values: object) -> MemberId:
        """Make a member who has a presence."""
        return MemberId(self.make.members(**values))

    def seen(self, key: MemberId) -> RecordVersion:
        """Return the member at the version of now."""
        return self.details(key)[0]

    def details(self, key: MemberId) -> tuple[RecordVersion, MemberDetails]:
        """Return the member as they are now."""
        person = self.service.person(key)
        assert person is not None
        return person.record.seen, person.record.details


@pytest.fixture
def office(owner: Connection, database_url: str) -> Iterator[Office]:
    """Return a supervisor at work."""
    with signed_in(owner, database_url) as person:
        yield Office(Factories(owner), person, PersonService(person.open_work, lambda: NOW, uuid7))


# --- read -------------------------------------------------------------------------------------------------------------


def test_a_member_comes_with_everything_of_them(office: Office) -> None:
    """Card, presence, badge, tags, qualifications, and whether there is a photograph."""
    make = office.make
    key = office.member(division_id=make.divisions(code="OPS", name="Operations"))
    since = NOW - HOUR
    check_in = make.checkins(member_id=key, direction="in", occurred_at=since)
    make.presence(member_id=key, state="in", since=since, checkin_id=check_in)
    make.badges("held", member_id=key, printed_number="", serial="0100ABCD12")
    tag = make.tags(name="FTS")
    make.member_tags(member_id=key, tag_id=tag)
    held = make.member_qualifications(member_id=key)
    make.member_photos(member_id=key)
    person = office.service.person(key)
    assert person is not None
    assert (person.card.division, person.division_name) == ("OPS", "Operations")
    assert (person.state, person.since) == (Direction.IN, since)
    assert person.badge is not None
    assert person.badge.label == "…CD12"
    assert [record.id for record in person.tags] == [tag]
    assert [record.id for record in person.qualifications] == [held]
    assert person.photo is not None


def test_a_member_of_whom_nothing_is_known_is_shown_too(office: Office) -> None:
    """Out since never, without a badge; and who is not there is nobody."""
    person = office.service.person(office.member())
    assert person is not None
    assert (person.state, person.since, person.badge, person.photo) == (Direction.OUT, None, None, None)
    assert office.service.person(MemberId(uuid7())) is None


def test_choices_are_those_of_every_list(office: Office) -> None:
    """Ranks and divisions with their codes, messes and MOCs apart, hidden ones among them."""
    make = office.make
    rank = make.ranks(code="PO2", name="Petty Officer 2nd Class")
    mess = make.list_items(list_type="mess", name="Wardroom", is_active=False)
    moc = make.list_items(list_type="moc", name="Boatswain")
    kind = make.qualification_types(name="Quartermaster")
    choices = office.service.choices()
    assert "PO2" in {choice.code for choice in choices.ranks if choice.id == rank}
    assert [(choice.id, choice.code, choice.is_active) for choice in choices.messes] == [(mess, "", False)]
    assert [choice.id for choice in choices.mocs] == [moc]
    assert kind in {choice.id for choice in choices.qualifications}


def test_passages_come_in_pages_with_what_was_replaced(office: Office) -> None:
    """Newest first; the corrected one and its correction are both there."""
    key = office.member()
    first = office.make.checkins(member_id=key, occurred_at=NOW - 5 * HOUR)
    wrong = office.make.checkins("out", member_id=key, occurred_at=NOW - 4 * HOUR)
    office.make.checkins("correction", member_id=key, direction="out", occurred_at=NOW - 3 * HOUR, supersedes_id=wrong)
    page = office.service.passages(key, None, 2)
    assert [line.standing for line in page.items] == [Standing.COUNTS, Standing.SUPERSEDED]
    following = office.service.passages(key, page.next, 2)
    assert ([line.check_in.id for line in following.items], following.next) == ([first], None)


def test_the_weeks_are_those_of_what_counts(office: Office) -> None:
    """Who came nine weeks ago and never left is in all the time; a correction moves the hours."""
    key = office.member()
    came = NOW - timedelta(days=7, hours=2)
    office.make.checkins(member_id=key, occurred_at=came)
    wrong = office.make.checkins("out", member_id=key, occurred_at=came + 6 * HOUR)
    office.make.checkins("correction", member_id=key, direction="out", occurred_at=came + HOUR, supersedes_id=wrong)
    pattern = office.service.pattern(key, WINNIPEG)
    assert (pattern.days, sum(map(sum, pattern.hours))) == (1, 2)
    always = office.member()
    office.make.checkins(member_id=always, occurred_at=NOW - timedelta(weeks=9))
    assert min(map(min, office.service.pattern(always, WINNIPEG).hours)) >= 7


def test_changes_are_for_administrators(office: Office, owner: Connection, database_url: str) -> None:
    """They see who changed the member; the database refuses a supervisor."""
    key = office.member()
    seen, details = office.details(key)
    office.service.save(seen, dataclasses.replace(details, email="roy@example.test"))
    with pytest.raises(NotPermittedError):
        office.service.changes(key, None, 10)
    with signed_in(owner, database_url, ADMINISTRATOR_ROLE) as administrator:
        page = PersonService(administrator.open_work, lambda: NOW, uuid7).changes(key, None, 10)
    newest = page.items[0]
    assert [change.after for change in newest.changes if change.field == "email"] == ["roy@example.test"]
    assert newest.account == str(office.person.account_id)


# --- saved ------------------------------------------------------------------------------------------------------------


def test_a_member_is_added_once_however_often_it_is_tried(office: Office) -> None:
    """A second try with the same key, as after a connection that broke while it was saved, finds the first."""
    _, other = office.details(office.member())
    draft = MemberDraft(
        service_number="V 77 001",
        last_name="Roy",
        first_name="Jean",
        display_name="Roy, J.",
        rank_id=other.rank_id,
        division_id=other.division_id,
        member_type_id=other.member_type_id,
        member_status_id=other.member_status_id,
    )
    key = office.service.new_key()
    answer = office.service.create(key, details_from(draft))
    assert isinstance(answer, Saved)
    assert office.service.create(key, details_from(draft)) == answer
    assert answer.record.details.service_number == "V77001"


def test_a_service_number_of_another_is_refused(office: Office) -> None:
    """When it is asked for, and when it is saved; beside its field, and nothing is changed."""
    office.member(service_number="V77002")
    key = office.member()
    seen, details = office.details(key)
    assert office.service.is_taken(" v 77 002", key)
    assert not office.service.is_taken(details.service_number, key)
    answer = office.service.save(seen, dataclasses.replace(details, service_number="V77002"))
    assert answer == Broken("service_number", MemberProblem.TAKEN)
    assert office.details(key) == (seen, details)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"email": "a@b@c"}, Broken("email", MemberProblem.NOT_ALLOWED)),
        (
            {"contract_start": date(2026, 4, 2), "contract_end": date(2026, 4, 1)},
            Broken("contract_end", MemberProblem.ENDS_BEFORE_IT_STARTS),
        ),
        ({"rank_id": uuid7()}, Broken("rank_id", MemberProblem.NO_LONGER_THERE)),
        ({"mess_id": uuid7()}, Broken("mess_id", MemberProblem.NO_LONGER_THERE)),
    ],
)
def test_a_rule_of_the_database_names_its_field(office: Office, changes: dict[str, object], expected: Broken) -> None:
    """Also a value that somebody deleted while it was chosen."""
    seen, details = office.details(office.member())
    assert office.service.save(seen, dataclasses.replace(details, **changes)) == expected  # type: ignore[arg-type]


def test_a_stale_save_gives_back_what_is_there(office: Office) -> None:
    """And to save who was deleted says so."""
    key = office.member()
    seen, details = office.details(key)
    office.service.save(seen, dataclasses.replace(details, initials="A."))
    answer = office.service.save(seen, dataclasses.replace(details, initials="B."))
    assert isinstance(answer, Conflict)
    assert answer.now.details.initials == "A."
    office.make.connection.execute("DELETE FROM members WHERE id = %s", [key])
    assert office.service.save(answer.now.seen, details) == Gone()


def test_a_name_is_proposed_that_no_namesake_has(office: Office) -> None:
    """Archived ones count, one's own name does not."""
    office.member(last_name="Roy", first_name="Jean", display_name="Roy, J.", archived_at=NOW)
    key = office.member(last_name="Roy", first_name="Jacques", display_name="Roy, Jacques")
    assert office.service.proposed_name("Roy", "Jacques", "", key) == "Roy, Jacques"
    assert office.service.proposed_name("Roy", "Anne", "", key) == "Roy, A."
    assert office.service.proposed_name("Roy", "Jean", "J.P.", key) == "Roy, Jean (J.P.)"


def test_who_is_archived_is_signed_out_with_it(office: Office) -> None:
    """In one transaction, by the account, with the reason; and restored they are of the unit again, and out."""
    key = office.member()
    check_in = office.make.checkins(member_id=key, direction="in", occurred_at=NOW - HOUR)
    office.make.presence(member_id=key, state="in", since=NOW - HOUR, checkin_id=check_in)
    answer = office.service.archive(office.seen(key), office.person.account_id, " posted away ")
    assert isinstance(answer, Saved)
    assert answer.record.details.archived_at == NOW
    person = office.service.person(key)
    assert person is not None
    assert person.state is Direction.OUT
    (newest, *_) = office.service.passages(key, None, 10).items
    assert (newest.check_in.reason, newest.check_in.witnessed) == ("posted away", False)
    assert isinstance(office.service.restore(answer.record.seen), Saved)
    assert office.details(key)[1].archived_at is None


def test_tags_are_given_and_taken(office: Office) -> None:
    """Twice is once; a tag that somebody deleted is not given."""
    key, tag = office.member(), office.make.tags()
    assert office.service.give_tag(key, tag)
    assert office.service.give_tag(key, tag)
    person = office.service.person(key)
    assert person is not None
    assert [record.id for record in person.tags] == [tag]
    office.service.take_tag(key, tag)
    office.service.take_tag(key, tag)
    assert not office.service.give_tag(key, uuid7())


def test_qualifications_are_granted_changed_and_withdrawn(office: Office) -> None:
    """Each kind once; over what was seen, and with its dates in order."""
    member, kind, key = office.member(), office.make.qualification_types(), office.service.new_key()
    details = QualificationDetails(member, kind, date(2026, 1, 1))
    granted = office.service.grant(key, details)
    assert isinstance(granted, Saved)
    assert office.service.grant(key, details) == granted
    again = office.service.grant(office.service.new_key(), details)
    assert again == Broken("qualification_type_id", MemberProblem.TAKEN)
    disordered = dataclasses.replace(details, expires_on=date(2025, 1, 1))
    refused = office.service.change_qualification(granted.record.seen, disordered)
    assert refused == Broken("expires_on", MemberProblem.ENDS_BEFORE_IT_STARTS)
    longer = dataclasses.replace(details, expires_on=date(2027, 1, 1))
    changed = office.service.change_qualification(granted.record.seen, longer)
    assert isinstance(changed, Saved)
    assert isinstance(office.service.withdraw(granted.record), Conflict)
    assert isinstance(office.service.withdraw(changed.record), Saved)
    assert office.service.withdraw(changed.record) == Gone()


def test_a_photograph_is_kept_replaced_and_removed(office: Office) -> None:
    """Over what was seen; who saw an older one, or none, gets the one that is there."""
    key = office.member()
    kept = office.service.put_photo(key, None, PICTURE)
    assert isinstance(kept, Saved)
    assert office.service.put_photo(key, None, PICTURE) == kept
    assert isinstance(office.service.put_photo(key, None, OTHER_PICTURE), Conflict)
    replaced = office.service.put_photo(key, kept.record.seen, OTHER_PICTURE)
    assert isinstance(replaced, Saved)
    photo = office.service.photo(key)
    assert photo is not None
    assert photo.details.picture == OTHER_PICTURE.data
    assert isinstance(office.service.remove_photo(kept.record.seen), Conflict)
    assert isinstance(office.service.remove_photo(replaced.record.seen), Saved)
    assert office.service.remove_photo(replaced.record.seen) == Gone()
    assert office.service.photo(key) is None


def test_an_operator_reads_and_changes_nothing(office: Office, owner: Connection, database_url: str) -> None:
    """The database says so, whatever a screen offers."""
    key, tag = office.member(), office.make.tags()
    seen, details = office.details(key)
    with signed_in(owner, database_url, OPERATOR_ROLE) as operator:
        service = PersonService(operator.open_work, lambda: NOW, uuid7)
        assert service.person(key) is not None
        for act in (
            lambda: service.save(seen, dataclasses.replace(details, initials="X.")),
            lambda: service.give_tag(key, tag),
            lambda: service.put_photo(key, None, PICTURE),
            lambda: service.archive(seen, operator.account_id, "posted"),
        ):
            with pytest.raises(NotPermittedError):
                act()
    assert office.details(key) == (seen, details)


def test_a_name_is_proposed_that_nobody_of_another_last_name_has(office: Office) -> None:
    """Whatever a supervisor called somebody else: two people are never one name on the board."""
    key = office.member(last_name="Roy", first_name="Anne")
    office.member(last_name="Royer", first_name="Alice", display_name="Roy, A.")
    assert office.service.proposed_name("Roy", "Anne", "", key) == "Roy, Anne"
    assert office.service.proposed_name("Royer", "Benoit", "", key) == "Royer, B."


def test_choices_go_on_after_the_first_page(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many values a list has, each is offered once."""
    monkeypatch.setattr("sentinel_desktop.services.person.LARGEST_PAGE", 2)
    messes = [office.make.list_items(list_type="mess", name=f"Mess {number}") for number in range(5)]
    offered = [choice.id for choice in office.service.choices().messes]
    assert (len(offered), set(offered)) == (5, set(messes))
