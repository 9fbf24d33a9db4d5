"""What was said below the screens, in the language of the screen."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.sentences import Sentence, filled
from sentinel_desktop.services.archiving import REASON_WITHOUT_WORDS
from sentinel_desktop.ui.times import number_text

_WRITTEN_BY_THE_PROGRAM: Final = (REASON_WITHOUT_WORDS,)
"""Reasons that stand in the records in English, because nobody gave one."""


def shown(text: str | BaseException) -> str:
    """Return a sentence, or the one that a fault carries, in the language of the screen.

    Text that is no ``Sentence`` (a name, words of the operating system, what a person wrote) is returned as it is.
    """
    said = str(text)
    if not isinstance(said, Sentence):
        return said
    return filled(QCoreApplication.translate(said.context, said.template), said.values, _value)


def named_value(name: str, value: str) -> str:
    """Return what something is called and what it is, with the colon as the language of the screen sets it."""
    return QCoreApplication.translate("Facts", "{name}: {value}").format(name=name, value=value)


def _value(value: object) -> str:
    return number_text(value) if isinstance(value, int) else shown(str(value))


def reason_shown(reason: str) -> str:
    """Return why a passage was recorded as it was: as a person wrote it, or what the program wrote for want of that."""
    written = reason.strip()
    return shown(next((known for known in _WRITTEN_BY_THE_PROGRAM if known == written), written))
