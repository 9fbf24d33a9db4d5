"""What a password must be; how it is remembered while the database is away; how one that is given out is written.

No rules of composition and no rotation: length, and that it is none of those that everybody tries first.
"""

import hashlib
import hmac
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Self

from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.domain.sort_keys import sort_key

SHORTEST: Final = 12
LONGEST: Final = 1024
"""Characters; one that is longer was pasted by mistake, and takes long to look at."""

_SHORTEST_WORD: Final = 3
_LEFT_AT_LEAST: Final = 8
"""Characters that must be left of a password once names are taken out of it."""

IsCommon = Callable[[str, Collection[str]], bool]
"""Whether a password is among those that are tried first, given the words that stand near the person."""


class PasswordRule(StrEnum):
    """What a password must not be."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NOT_TEXT = "not_text"
    COMMON = "common"
    A_NAME = "a_name"


_SENTENCES: Final = {
    PasswordRule.TOO_SHORT: sentence("PasswordFaults", "It needs {least} characters or more.", least=SHORTEST),
    PasswordRule.TOO_LONG: sentence("PasswordFaults", "It may have {most} characters at most.", most=LONGEST),
    PasswordRule.NOT_TEXT: sentence(
        "PasswordFaults", "It holds a character that no keyboard types and the database does not take."
    ),
    PasswordRule.COMMON: sentence(
        "PasswordFaults", "It is among the first that are tried: several words that do not belong together are better."
    ),
    PasswordRule.A_NAME: sentence("PasswordFaults", "It is little more than your name or the unit's."),
}


@dataclass(frozen=True, slots=True)
class PasswordVerdict:
    """What is wrong with a password, in the order in which it is said; nothing where it may be used."""

    broken: tuple[PasswordRule, ...] = ()

    @property
    def good(self) -> bool:
        """Whether it may be used."""
        return not self.broken

    @property
    def sentences(self) -> tuple[str, ...]:
        """One sentence for each broken rule."""
        return tuple(_SENTENCES[rule] for rule in self.broken)


def judge_password(password: str, names: Collection[str], is_common: IsCommon) -> PasswordVerdict:
    """Judge a password as it stands, also while it is typed.

    Args:
        password: what was typed.
        names: what stands near the person: user name, display name, the unit's own words.
        is_common: knows the lists.
    """
    if len(password) > LONGEST:
        return PasswordVerdict((PasswordRule.TOO_LONG,))
    judged = {
        PasswordRule.TOO_SHORT: len(password) < SHORTEST,
        PasswordRule.NOT_TEXT: not can_be_sent(password),
        PasswordRule.COMMON: bool(password) and is_common(password, names),
        PasswordRule.A_NAME: _is_little_more_than(password, names),
    }
    return PasswordVerdict(tuple(rule for rule, broken in judged.items() if broken))


def can_be_sent(password: str) -> bool:
    """Whether the database can be given it at all: neither a NUL nor half of a surrogate pair is in it."""
    return "\0" not in password and not any(unicodedata.category(char) == "Cs" for char in password)


def _is_little_more_than(password: str, names: Collection[str]) -> bool:
    folded = _folded(password)
    rest = folded
    for word in sorted({word for name in names for word in _words(name)}, key=len, reverse=True):
        rest = rest.replace(word, "")
    return rest != folded and len(rest) < _LEFT_AT_LEAST


def _words(name: str) -> set[str]:
    parts = sort_key(name).split()
    return {word for word in (*parts, "".join(parts), _folded(name)) if len(word) >= _SHORTEST_WORD}


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in plain if not unicodedata.combining(char))


# --- remembered while somebody is signed in -----------------------------------------------------------------------

_SCRYPT_COST: Final = 2**14
_SCRYPT_BLOCK: Final = 8
_SCRYPT_MEMORY: Final = 64 * 1024**2


@dataclass(frozen=True, slots=True)
class PasswordVerifier:
    """Tells a password without holding it: what stays in memory of one while a session is locked. Never on a disk."""

    salt: bytes = field(repr=False)
    digest: bytes = field(repr=False)

    @classmethod
    def of(cls, password: str, salt: bytes) -> Self:
        """Return the verifier of a password; takes some tens of milliseconds, as each later question does.

        Args:
            password: one that a database took, see ``can_be_sent``.
            salt: 16 random bytes.
        """
        return cls(salt, _digest(password, salt))

    def fits(self, password: str) -> bool:
        """Whether this is the password; as the server, it takes two ways to write one character for the same."""
        return (
            len(password) <= LONGEST
            and can_be_sent(password)
            and hmac.compare_digest(self.digest, _digest(password, self.salt))
        )


def _digest(password: str, salt: bytes) -> bytes:
    same = unicodedata.normalize("NFKC", password).encode()
    return hashlib.scrypt(same, salt=salt, n=_SCRYPT_COST, r=_SCRYPT_BLOCK, p=1, maxmem=_SCRYPT_MEMORY)


# --- given out ------------------------------------------------------------------------------------------------------

ONE_TIME_CHARACTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""None of them is taken for another one when it is read out or written down."""

_GROUPS: Final = 4
_GROUP_LENGTH: Final = 4


def one_time_password(choose: Callable[[str], str]) -> str:
    """Return a password for one use, four groups of four characters; ``choose`` picks one of a text at random."""
    groups = ("".join(choose(ONE_TIME_CHARACTERS) for _ in range(_GROUP_LENGTH)) for _ in range(_GROUPS))
    return "-".join(groups)
