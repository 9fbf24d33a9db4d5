"""What a badge at a kiosk came to, in words for whoever tapped it: they stand among strangers, and nobody is there."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.outcomes import Outcome, Tone
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.ui.answers import look_of

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """An answer as the screen of a kiosk shows it; a member is named, and nobody else is."""

    tone: Tone
    symbol: str
    word: str
    name: str
    sentence: str


def answer_words(answer: ScanAnswer) -> AnswerWords:
    """Return how an answer is shown."""
    look = look_of(answer)
    outcome = answer.first_outcome or answer.outcome
    name = look.name if answer.member is not None else ""
    return AnswerWords(look.tone, look.symbol, look.word, name, _sentence(outcome, look.tone, look.note))


def _sentence(outcome: Outcome, tone: Tone, note: str) -> str:
    if outcome is Outcome.VISITOR_OUT:
        return translate("Kiosk", "Goodbye. Please give your visitor badge back at the duty desk.")
    if outcome is Outcome.VISITOR_BADGE_FREE:
        return translate("Kiosk", "Please say first why you are here, and tap the badge again at the end.")
    if outcome is Outcome.MEMBER_NOT_ACTIVE:
        return translate("Kiosk", "Please see the office.")
    if tone is Tone.REFUSED or outcome is Outcome.LOCKUP_HELD:
        return translate("Kiosk", "Please go to the duty desk.")
    return note
