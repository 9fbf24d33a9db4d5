"""What a check of the seals found, in plain sentences."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from sentinel_desktop.domain.seals import SealCheck, SealFault, SealFaultKind

MOST_TOLD: Final = 20
"""Contradictions told one by one; what is more is counted."""

_REWRITTEN: Final = (
    "a standby took over that had not received it, the database was restored to a time before it, or it was rewritten: "
    "compare with the time of your failover or backup."
)
_SENTENCES: Final = {
    SealFaultKind.ROWS_CHANGED: "of its {rows} of {log}, some are not as they were.",
    SealFaultKind.ROWS_MISSING: "{rows} of {log} {are} gone.",
    SealFaultKind.ROWS_ADDED: "{rows} of {log} {were} slipped in.",
    SealFaultKind.SEAL_CHANGED: "the seal itself was changed.",
    SealFaultKind.CHAIN_BROKEN: "it does not follow the seal before it; seals were removed or put in.",
    SealFaultKind.KEPT_DIFFERS: "this computer kept another one than the database has, from it on {number} in all: "
    + _REWRITTEN,
    SealFaultKind.KEPT_MISSING: "this computer kept it and the database does not have it, from it on {number} in all: "
    + _REWRITTEN,
}


def report_of(check: SealCheck, zone: ZoneInfo) -> Iterator[str]:
    """Return what there is to say, a sentence a line; times are the unit's."""
    for fault in check.faults[:MOST_TOLD]:
        yield f"Seal {fault.number} of {_moment(fault.sealed_at, zone)}: {_what(fault)}"
    if len(check.faults) > MOST_TOLD:
        yield f"And {len(check.faults) - MOST_TOLD} more contradictions after these."
    if check.not_sealed.ahead:
        yield _ahead(check.not_sealed.ahead)
    if check.last is None:
        yield "Nothing is sealed yet."
    elif check.intact:
        yield f"The logs are as sealed: {_seals(check.seals)}, the last of {_moment(check.last.sealed_at, zone)}."
    yield from _open_ends(check, zone)


def verdict_of(check: SealCheck) -> str:
    """Return the one sentence for a check that is not intact."""
    if not check.faults:
        return "The logs hold rows that no seal can cover."
    return f"The logs and their seals contradict each other from seal {check.faults[0].number} on."


def _what(fault: SealFault) -> str:
    one = fault.rows == 1
    return _SENTENCES[fault.kind].format(
        rows=_rows(fault.rows),
        number=fault.rows,
        log=fault.log,
        are="is" if one else "are",
        were="was" if one else "were",
    )


def _ahead(number: int) -> str:
    if number == 1:
        return "1 row of the logs claims to be of a transaction still to come: this program did not write it."
    return f"{number} rows of the logs claim to be of transactions still to come: this program did not write them."


def _open_ends(check: SealCheck, zone: ZoneInfo) -> Iterator[str]:
    if check.kept:
        yield f"Compared with {_seals(check.kept)} kept on this computer."
    else:
        yield "No seal of this database is kept on this computer: somebody who rewrote the seals too is not found out."
    if check.not_sealed.since is not None:
        since = _moment(check.not_sealed.since, zone)
        yield f"Not sealed yet: {_rows(check.not_sealed.waiting)}, the first of {since}."


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number} rows"


def _seals(number: int) -> str:
    return "1 seal" if number == 1 else f"{number} seals"


def _moment(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M:%S %Z}"
