"""What a screen reader says of somebody on the board, and what stands there when the mouse rests: whole sentences."""

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.presence import AttendeeOnBoard, BoardEntry, KeptHere, OnBoard, VisitorHere
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.presence.scopes import is_ahead, is_long
from sentinel_desktop.ui.times import since_text
from sentinel_desktop.ui.value_names import chip_name, name_on_screen

translate = QCoreApplication.translate


def spoken(person: OnBoard, setup: DeskSetup, *, names_hosts: bool) -> str:
    """Return everything that a card says; whom a visitor came to see where ``names_hosts``."""
    sentences = [_who(person, _since(person, setup)), *_marks(person, setup)]
    if isinstance(person, BoardEntry) and person.tags:
        tags = ", ".join(chip_name(tag.chip) for tag in person.tags)
        sentences.append(translate("Board", "Tags: {tags}.").format(tags=tags))
    if isinstance(person, VisitorHere):
        if names_hosts and person.host is not None:
            sentences.append(translate("Board", "Host: {host}.").format(host=person.host.display_name))
        if person.badge:
            sentences.append(translate("Board", "Badge {number}.").format(number=person.badge))
    return " ".join(sentences)


def _since(person: OnBoard, setup: DeskSetup) -> str:
    return since_text(person.since, setup.now(), setup.zone) if person.since else "—"


def _who(person: OnBoard, since: str) -> str:
    if isinstance(person, BoardEntry):
        division = name_on_screen(person.division_name, person.division_name_fr) or person.member.division
        text = translate("Board", "{name}, {first}. {division}. In since {time}.")
        return text.format(name=person.display_name, first=person.member.first_name, division=division, time=since)
    if isinstance(person, AttendeeOnBoard):
        text = translate("Board", "{name}, attendee of {event}. In since {time}.")
        return text.format(name=person.display_name, event=person.event, time=since)
    text = translate("Board", "{name}, visitor: {kind}. In since {time}.")
    return text.format(name=person.display_name, kind=chip_name(person.visit_type), time=since)


def _marks(person: OnBoard, setup: DeskSetup) -> list[str]:
    found = []
    if is_long(person, setup.now()):
        found.append(translate("Board", "In for over 12 hours."))
    if person.since is not None and is_ahead(person.since, setup.now()):
        found.append(translate("Board", "That time has not come: a clock was wrong."))
    if isinstance(person, VisitorHere):
        if person.kept is KeptHere.CAME:
            found.append(translate("Board", "Signed in at this computer, waiting for the database."))
        elif person.kept is KeptHere.LEFT:
            found.append(translate("Board", "Signed out at this computer, waiting for the database."))
        if person.has_namesake:
            found.append(translate("Board", "Another visitor of this name is in: signed in twice?"))
        if person.expires_at is not None and person.expires_at <= setup.now():
            until = since_text(person.expires_at, setup.now(), setup.zone)
            found.append(translate("Board", "The visit expired at {time}.").format(time=until))
        if person.escort_required:
            found.append(translate("Board", "Must be escorted."))
    return found
