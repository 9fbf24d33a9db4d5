"""Faults of the world and refusals of the database, which a service must know; each says one sentence for a person."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sentinel_desktop.domain.sentences import sentence


class StoreUnavailableError(Exception):
    """The database cannot be used now; it may answer later, and nothing asked of it is lost by waiting.

    The text is one sentence for a person: what is wrong and what to do.
    """


class StoreStartingError(StoreUnavailableError):
    """The program is still reaching the database for the first time: it may be a matter of a moment."""


class StoreConflictError(StoreUnavailableError):
    """Two transactions stood in each other's way and this one gave way: tried again at once, it may well succeed."""


class StoreTimeoutError(StoreUnavailableError):
    """The database took longer than it may: a statement too slow, or a record that somebody else holds."""


class NotPermittedError(StoreUnavailableError):
    """The database does not let this role do it; somebody with the right may, or an administrator gives it."""


class NotSignedInError(Exception):
    """Nobody is signed in who could do this; the text is one sentence for a person."""

    def __init__(self) -> None:
        super().__init__(sentence("RecordFaults", "Nobody is signed in at this desk: sign in, and do it again."))


class SignInRejectedError(Exception):
    """An attempt to sign in, to unlock or to change a password was refused; the text is one sentence for a person.

    Attributes:
        wait_s: seconds that must pass before another attempt is looked at; 0 where it may be made at once.
    """

    def __init__(self, sentence: str, wait_s: float = 0.0) -> None:
        super().__init__(sentence)
        self.wait_s = wait_s


class StoreRefusedError(Exception):
    """The database will never do this as it is asked: a scan belongs in quarantine, an edit goes back to the person.

    The text is one sentence for a person, without the refused value.
    """


class RuleBrokenError(StoreRefusedError):
    """A rule of the database refuses a row.

    Attributes:
        rule: the name of the constraint; empty where the database names none.
        table: whose rule it is.
        fields: the columns it is about, as far as they are known.
        values: what was given for those, in their order; None for what the statement did not give. May be personal:
            shown to the person who gave it, never logged.
    """

    def __init__(
        self, sentence: str, *, rule: str = "", table: str = "", fields: Sequence[str] = (), values: Sequence[Any] = ()
    ) -> None:
        super().__init__(sentence)
        self.rule, self.table = rule, table
        self.fields, self.values = tuple(fields), tuple(values)


class AlreadyTakenError(RuleBrokenError):
    """Another record has it already: a code, a service number, a badge, a period of time."""


class InUseError(RuleBrokenError):
    """Other records refer to it, so that it cannot be deleted."""


class MissingReferenceError(RuleBrokenError):
    """It refers to a record that is not there, or is no longer."""


class InvalidValueError(RuleBrokenError):
    """A value that no record may have: missing, malformed, out of order."""


class NotOwnRowError(RuleBrokenError):
    """The row is not of the station or the account that signed in: a policy of the database refuses it.

    The database names no policy; the table is that of the statement, as far as it is known.
    """

    def __init__(self, table: str = "") -> None:
        super().__init__(
            sentence(
                "RecordFaults",
                "The database takes from a station its own passages, from an account its own entries, and no others.",
            ),
            table=table,
        )


class RecordNotFoundError(StoreRefusedError):
    """There is no such record, or somebody deleted it."""

    def __init__(self, ids: Collection[UUID]) -> None:
        super().__init__(sentence("RecordFaults", "The record is no longer there: somebody deleted it."))
        self.ids = frozenset(ids)


class StaleVersionError(StoreRefusedError):
    """Somebody saved these records meanwhile; nothing was changed."""

    def __init__(self, ids: Collection[UUID]) -> None:
        super().__init__(
            sentence("RecordFaults", "Somebody changed it meanwhile: compare both versions and save again.")
        )
        self.ids = frozenset(ids)


class JournalError(Exception):
    """The journal on this disk cannot be written or read; the text says why, in one sentence."""


class SealsNotKeptError(Exception):
    """The seals kept on this disk cannot be written or read; the text says why, in one sentence."""


class ReaderChoiceError(Exception):
    """A reader cannot be used as it was chosen, or the choice cannot be kept; the text says why, in one sentence."""


class SlipNotPrintedError(Exception):
    """A printer or a disk did not take a visitor's slip; the text says why and what to do, in a sentence or two."""


class FileNotWrittenError(Exception):
    """A file that a person asked for cannot be written; the text says why, in one sentence."""

    def __init__(self, name: str, error: OSError) -> None:
        why = error.strerror or type(error).__name__
        super().__init__(
            sentence(
                "RecordFaults",
                "{name} cannot be written there ({why}): choose another folder, or make room.",
                name=name,
                why=why,
            )
        )
