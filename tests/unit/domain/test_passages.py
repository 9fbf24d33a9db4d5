"""What is asked of passages, and who was in."""

from uuid import UUID

from sentinel_desktop.domain.passages import PassagesWanted, PersonKind, PersonThen, PresentAt
from tests.support.invented_desk import NOW

ALL = frozenset(PersonKind)


def test_what_only_members_have_is_wanted_of_members_alone() -> None:
    """A division, or the member themselves; nobody where another kind is asked for too."""
    division = frozenset({UUID(int=1)})
    assert PassagesWanted().of_kinds == ALL
    assert PassagesWanted(divisions=division).of_kinds == {PersonKind.MEMBER}
    assert PassagesWanted(member_id=UUID(int=1)).of_kinds == {PersonKind.MEMBER}
    assert PassagesWanted(divisions=division, kinds=frozenset({PersonKind.VISITOR})).of_kinds == frozenset()


def test_whoever_was_in_is_counted_by_kind_and_division() -> None:
    """A visitor's host and an attendee's event are no divisions."""
    people = tuple(
        PersonThen(kind, UUID(int=n), "Roy", of, NOW)
        for n, (kind, of) in enumerate(
            [
                (PersonKind.MEMBER, "OPS"),
                (PersonKind.MEMBER, "DECK"),
                (PersonKind.MEMBER, "OPS"),
                (PersonKind.VISITOR, "OPS"),
            ]
        )
    )
    present = PresentAt(NOW, people)
    assert present.counts == {PersonKind.MEMBER: 3, PersonKind.VISITOR: 1}
    assert list(present.by_division.items()) == [("DECK", 1), ("OPS", 2)]
