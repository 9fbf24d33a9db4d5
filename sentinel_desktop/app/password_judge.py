"""Knows the passwords that everybody tries first, by the lists of the library zxcvbn, and what is made of them.

It counts how many attempts a password takes that is put together of such words, names, dates, keys side by side and
repetitions. The lists are part of the library: nothing is asked of anybody outside.
"""

from collections.abc import Collection
from typing import Final

from sentinel_desktop.domain.passwords import judge_password
from sentinel_desktop.services.ports.accounts import JudgePassword

COMMON_BELOW: Final = 1_000_000
"""Attempts: a million are made in an hour where nothing slows them down."""

UNIT_WORDS: Final = ("sentinel", "desktop", "duty", "desk")
"""What is as good as common wherever this program runs."""

_JUDGED: Final = 32
"""Characters from the beginning: the time grows with the square of the length, and with figures that stand for letters
much faster. What takes a million attempts up to here takes no fewer with the rest."""


def is_common(password: str, names: Collection[str]) -> bool:
    """Whether a password falls to those who try the usual ones first; half a second at worst, usually a thousandth.

    Args:
        password: as it was typed.
        names: words that are as good as common here: the person's, the unit's.
    """
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its lists are large, and a door without a screen judges no password

    if not password:
        return True
    words = {word for name in names for word in (name, *name.split()) if word}
    judged = zxcvbn(password[:_JUDGED], sorted(words))
    return bool(judged["guesses"] < COMMON_BELOW)


def judge_with(words: Collection[str]) -> JudgePassword:
    """Return what judges new passwords by every rule.

    Args:
        words: of the unit and the station, which stand near everybody.
    """
    return lambda password, names: judge_password(password, (*names, *words), is_common)
