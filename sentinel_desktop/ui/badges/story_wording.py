"""The story of a badge in words."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.badge_stories import BadgeEvent, BadgeEventKind
from sentinel_desktop.domain.outcomes import SIGNALS, Tone
from sentinel_desktop.ui.answers import wording_of
from sentinel_desktop.ui.badges.wording import kind_title
from sentinel_desktop.ui.value_names import chip_name

translate = QCoreApplication.translate

_SYMBOLS = {
    BadgeEventKind.ENROLLED: "nfc",
    BadgeEventKind.GIVEN: "user-plus",
    BadgeEventKind.TAKEN_BACK: "log-out",
    BadgeEventKind.STATUS: "shield",
    BadgeEventKind.KIND: "id-card",
    BadgeEventKind.NUMBER: "id-card",
    BadgeEventKind.VISITOR_IN: "log-in",
    BadgeEventKind.VISITOR_OUT: "log-out",
    BadgeEventKind.ATTENDEE: "calendar-days",
    BadgeEventKind.SCANNED: "scan-line",
}


@dataclass(frozen=True, slots=True)
class EventLook:
    """One line of a story: its symbol, what happened, and who did it or where."""

    symbol: str
    tone: Tone | None
    what: str
    where: str


def event_look(event: BadgeEvent) -> EventLook:
    """Return how a line of a story is shown."""
    tone = SIGNALS[event.outcome].tone if event.outcome is not None else None
    return EventLook(_SYMBOLS[event.kind], tone, _what(event), event.by or event.station)


def _what(event: BadgeEvent) -> str:
    match event.kind:
        case BadgeEventKind.SCANNED:
            return _scan(event)
        case BadgeEventKind.STATUS:
            return _status(event)
        case BadgeEventKind.ENROLLED | BadgeEventKind.KIND | BadgeEventKind.NUMBER:
            return _described(event)
        case _:
            return _handed(event)


def _scan(event: BadgeEvent) -> str:
    word = "" if event.outcome is None else wording_of(event.outcome).word.capitalize()
    if not event.name:
        return word
    return translate("BadgeStory", "{outcome}: {name}").format(outcome=word, name=event.name)


def _status(event: BadgeEvent) -> str:
    status = translate("BadgeStory", "a status that is gone") if event.status is None else chip_name(event.status)
    if event.reason:
        return translate("BadgeStory", "{status}: {reason}").format(status=status, reason=event.reason)
    return translate("BadgeStory", "Made {status}").format(status=status)


def _described(event: BadgeEvent) -> str:
    kind = "" if event.badge_kind is None else kind_title(event.badge_kind)
    if event.kind is BadgeEventKind.KIND:
        return translate("BadgeStory", "Became: {kind}").format(kind=kind)
    if event.kind is BadgeEventKind.NUMBER:
        if not event.name:
            return translate("BadgeStory", "Printed number taken away")
        return translate("BadgeStory", "Printed number {number}").format(number=event.name)
    if not event.name:
        return translate("BadgeStory", "Enrolled: {kind}").format(kind=kind)
    return translate("BadgeStory", "Enrolled as {number}").format(number=event.name)


def _handed(event: BadgeEvent) -> str:
    name = event.name or translate("BadgeStory", "a member who is gone")
    return {
        BadgeEventKind.GIVEN: translate("BadgeStory", "Given to {name}"),
        BadgeEventKind.TAKEN_BACK: translate("BadgeStory", "Taken back from {name}"),
        BadgeEventKind.VISITOR_IN: translate("BadgeStory", "Given to visitor {name}"),
        BadgeEventKind.VISITOR_OUT: translate("BadgeStory", "Back from visitor {name}"),
        BadgeEventKind.ATTENDEE: translate("BadgeStory", "Held by {name} of an event"),
    }[event.kind].format(name=name)
