"""A member's details as lines of facts, and the head in words."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.member_views import Choice, MemberChoices, Person, choice_of
from sentinel_desktop.domain.members import MemberSource
from sentinel_desktop.ui.person.editor_fields import field_labels
from sentinel_desktop.ui.person.editor_wording import detail_text
from sentinel_desktop.ui.person.head import HeadLook
from sentinel_desktop.ui.person.wording import badge_text, date_text, presence_since, presence_word
from sentinel_desktop.ui.times import moment_text
from sentinel_desktop.ui.value_names import chip_name
from sentinel_desktop.ui.widgets.facts import Fact

translate = QCoreApplication.translate

_IN_THE_HEAD: Final = frozenset(
    {"service_number", "rank_id", "last_name", "first_name", "member_type_id", "member_status_id", "division_id"}
)


def detail_facts(person: Person, choices: MemberChoices, now: datetime, zone: ZoneInfo) -> tuple[Fact, ...]:
    """Return what is known of a member, without the fields that nobody filled in."""
    details = person.record.details
    facts = [
        Fact(label, text)
        for name, label in field_labels().items()
        if name not in _IN_THE_HEAD
        and name not in {"archived_at", "source"}
        and (text := detail_text(details, name, choices))
    ]
    source = (
        translate("Person", "the nominal roll")
        if details.source is MemberSource.NOMINAL_ROLL
        else translate("Person", "made by hand")
    )
    changed = moment_text(person.record.updated_at, now, zone)
    return (*facts, Fact(translate("Person", "From"), source), Fact(translate("Person", "Last saved"), changed))


def heading_text(person: Person) -> tuple[str, str]:
    """Return the name with the rank, and the quiet line under it."""
    details = person.record.details
    name = " ".join(part for part in (person.card.rank, details.first_name, details.last_name) if part)
    line = translate("Person", "{division} ({code}) · {number}")
    return name, line.format(division=person.division_name, code=person.card.division, number=details.service_number)


def head_look(
    person: Person, choices: MemberChoices, now: datetime, zone: ZoneInfo, *, typed: str, may_edit: bool
) -> HeadLook:
    """Return the head; ``typed`` says what is typed and not saved, empty where nothing is."""
    details = person.record.details
    archived = ""
    if details.archived_at is not None:
        left = details.archived_at.astimezone(zone).date()
        archived = translate("Person", "✕ Archived on {day}").format(day=date_text(left))
    is_in = person.state is Direction.IN
    return HeadLook(
        name=f"{details.first_name} {details.last_name}".strip(),
        presence="good" if is_in else "quiet",
        word=f"● {presence_word(person)}" if is_in else f"○ {presence_word(person)}",
        since=presence_since(person, now, zone) if is_in or not archived else "",
        status=_chip(choice_of(choices.statuses, details.member_status_id)),
        type=_chip(choice_of(choices.types, details.member_type_id)),
        badge=badge_text(person),
        archived=archived,
        typed=typed,
        may_edit=may_edit,
    )


def tag_choices(person: Person, choices: MemberChoices) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """Return the tags a member has, and those that may be given."""
    held = {record.id for record in person.tags}
    has = tuple(tag for tag in choices.tags if tag.id in held)
    return has, tuple(tag for tag in choices.tags if tag.is_active and tag.id not in held)


def kinds_to_grant(person: Person, choices: MemberChoices) -> tuple[Choice, ...]:
    """Return the kinds of qualification that a member may still be granted."""
    held = {record.details.qualification_type_id for record in person.qualifications}
    return tuple(kind for kind in choices.qualifications if kind.is_active and kind.id not in held)


def today_at(now: datetime, zone: ZoneInfo) -> date:
    """Return the unit's date."""
    return now.astimezone(zone).date()


def _chip(choice: Choice | None) -> tuple[str, str]:
    if choice is None:
        return translate("Person", "deleted value"), ""
    return chip_name(choice.chip), choice.chip.colour
