"""What a line of the latest passages says: which way, and who or which badge."""

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.outcomes import SIGNALS, Outcome, Tone
from sentinel_desktop.domain.presence import LatestPassage

translate = QCoreApplication.translate


def passage_word(passage: LatestPassage) -> str:
    """Return the one word that stands in a line of the latest passages."""
    match SIGNALS[passage.outcome].tone:
        case Tone.IN:
            return translate("Passages", "in")
        case Tone.OUT:
            return translate("Passages", "out")
        case Tone.REFUSED:
            return translate("Passages", "refused")
        case Tone.ATTENTION:
            return _attention_word(passage)


def _attention_word(passage: LatestPassage) -> str:
    if passage.outcome is Outcome.REPEAT:
        return translate("Passages", "again")
    if passage.direction is Direction.IN:
        return translate("Passages", "in")
    if passage.direction is Direction.OUT:
        return translate("Passages", "out")
    return translate("Passages", "see desk")


def passage_name(passage: LatestPassage) -> str:
    """Return who passed, or which badge it was and why nobody is named."""
    if passage.display_name:
        return passage.display_name
    tail = passage.serial_tail
    if passage.outcome is Outcome.BADGE_UNKNOWN:
        return translate("Passages", "badge …{tail} not known").format(tail=tail)
    if passage.outcome is Outcome.BADGE_UNASSIGNED:
        return translate("Passages", "badge …{tail} held by nobody").format(tail=tail)
    if passage.outcome is Outcome.BADGE_NOT_ACTIVE:
        return translate("Passages", "badge …{tail} not active").format(tail=tail)
    return translate("Passages", "badge …{tail}").format(tail=tail)
