"""What a line of the latest passages says: which way, and who or which badge."""

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.outcomes import Outcome, Tone
from sentinel_desktop.domain.presence import LatestPassage

translate = QCoreApplication.translate


def passage_word(passage: LatestPassage) -> str:
    """Return the one word that stands in a line of the latest passages."""
    match passage.tone:
        case Tone.IN:
            return translate("Passages", "in")
        case Tone.OUT:
            return translate("Passages", "out")
        case Tone.REFUSED:
            return translate("Passages", "refused")
        case Tone.ATTENTION:
            return _attention_word(passage)


def passage_words() -> tuple[str, ...]:
    """Return every word that may stand there, so that what comes after it stands in one column."""
    return (
        translate("Passages", "in"),
        translate("Passages", "out"),
        translate("Passages", "refused"),
        translate("Passages", "again"),
        translate("Passages", "see desk"),
    )


def _attention_word(passage: LatestPassage) -> str:
    if passage.outcome is Outcome.REPEAT:
        return translate("Passages", "again")
    if passage.direction is Direction.IN:
        return translate("Passages", "in")
    if passage.direction is Direction.OUT:
        return translate("Passages", "out")
    return translate("Passages", "see desk")


def passage_name(passage: LatestPassage) -> str:
    """Return who passed, a visitor as one, or which badge it was and why nobody is named."""
    name = passage.display_name
    if not name:
        return _badge_words(passage.outcome).format(tail=passage.serial_tail)
    if passage.visit_id is not None:
        return translate("Passages", "{name} · visitor").format(name=name)
    if passage.attendee_id is not None:
        return translate("Passages", "{name} · event").format(name=name)
    return name


def _badge_words(outcome: Outcome | None) -> str:
    if outcome is Outcome.BADGE_UNKNOWN:
        return translate("Passages", "badge …{tail} not known")
    if outcome is Outcome.BADGE_UNASSIGNED:
        return translate("Passages", "badge …{tail} held by nobody")
    if outcome is Outcome.BADGE_NOT_ACTIVE:
        return translate("Passages", "badge …{tail} not active")
    return translate("Passages", "badge …{tail}")
