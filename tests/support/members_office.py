"""A supervisor who changes members through the service, on a real database."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.member_changes import Changed, ChangedMeanwhile, MemberChange, UndoStep
from sentinel_desktop.domain.members import MemberDetails
from sentinel_desktop.domain.records import Record
from sentinel_desktop.services.members import MemberService
from tests.support.factories import Connection, Factories
from tests.support.signed_in import SignedInPerson, signed_in

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class MembersOffice:
    """A supervisor at work, with what makes rows behind their back."""

    make: Factories
    person: SignedInPerson
    service: MemberService

    def record(self, member: UUID) -> Record[MemberDetails]:
        """Return a member as the database has them."""
        with self.person.open_work() as work:
            return work.members.get(member)

    def edit(self, member: UUID, **details: Any) -> None:  # noqa: ANN401 - the details of a member
        """Save a member, as another supervisor at another desk does."""
        with self.person.open_work() as work:
            record = work.members.get(member)
            work.members.edit(record.seen, replace(record.details, **details))
            work.commit()

    def do(self, change: MemberChange, *members: UUID) -> Changed:
        """Preview a change and do it."""
        done = self.service.apply(self.service.preview(change, members), self.person.account_id)
        assert isinstance(done, Changed)
        return done

    def undo(self, step: UndoStep | None) -> Changed | ChangedMeanwhile:
        """Undo what was done."""
        assert step is not None
        return self.service.undo(step, self.person.account_id, "Undone.")

    def tagged(self, tag: UUID) -> set[UUID]:
        """Return who has a tag."""
        rows = self.make.connection.execute("SELECT member_id FROM member_tags WHERE tag_id = %s", [tag]).fetchall()
        return {row[0] for row in rows}

    def qualified(self, kind: UUID) -> dict[UUID, tuple[date, date | None]]:
        """Return who has a qualification, from when and until when."""
        rows = self.make.connection.execute(
            "SELECT member_id, granted_on, expires_on FROM member_qualifications WHERE qualification_type_id = %s",
            [kind],
        ).fetchall()
        return {member: (granted, expires) for member, granted, expires in rows}

    def state(self, member: UUID) -> Direction:
        """Return whether a member is in."""
        found = self.make.connection.execute("SELECT state FROM presence WHERE member_id = %s", [member]).fetchone()
        assert found is not None
        return Direction(found[0])


@contextmanager
def members_office(owner: Connection, database_url: str) -> Iterator[MembersOffice]:
    """Let a supervisor work; ``owner`` commits by itself."""
    with signed_in(owner, database_url) as person:
        yield MembersOffice(Factories(owner), person, MemberService(person.open_work, lambda: NOW, uuid7))
