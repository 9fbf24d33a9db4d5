"""How far the logs are sealed, and what a check of the seals found and did not look at, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.seals import SealCheck, SealedLog, SealFault, SealFaultKind, SealState
from sentinel_desktop.ui.times import moment_text, number_text

MOST_TOLD: Final = 20
"""Contradictions told one by one; what is more is counted."""


@dataclass(frozen=True, slots=True)
class SealWords:
    """What is said of the seals: a symbol, a sentence, and beneath it what there is besides."""

    symbol: str
    tone: Tone | None
    title: str
    sentences: tuple[str, ...] = ()


def state_words(state: SealState, now: datetime, zone: ZoneInfo) -> SealWords:
    """Return up to when, by which seal, and since when not."""
    translate = QCoreApplication.translate
    if state.not_sealed.ahead:
        return SealWords("octagon-alert", Tone.REFUSED, _ahead(state.not_sealed.ahead))
    waiting = tuple(_waiting(state.not_sealed.waiting, state.not_sealed.since, now, zone))
    if state.last is None:
        return SealWords("circle-dashed", Tone.OUT, translate("Seals", "Nothing is sealed yet."), waiting)
    title = translate("Seals", "Sealed up to {time}, by seal {number}.").format(
        time=moment_text(state.last.sealed_at, now, zone), number=number_text(state.last.number)
    )
    return SealWords("shield", None, title, waiting)


def check_words(check: SealCheck, now: datetime, zone: ZoneInfo) -> SealWords:
    """Return what a check found, then what it did not look at."""
    translate = QCoreApplication.translate
    told = [_fault(fault, now, zone) for fault in check.faults[:MOST_TOLD]]
    if len(check.faults) > MOST_TOLD:
        more = number_text(len(check.faults) - MOST_TOLD)
        told.append(translate("Seals", "And {n} more contradictions after these.").format(n=more))
    if check.not_sealed.ahead:
        told.append(_ahead(check.not_sealed.ahead))
    told += _open_ends(check, now, zone)
    if not check.intact:
        title = translate("Seals", "The logs are not what was sealed.")
        return SealWords("octagon-alert", Tone.REFUSED, title, tuple(told))
    if check.last is None:
        return SealWords("circle-dashed", Tone.OUT, translate("Seals", "Nothing is sealed yet."), tuple(told))
    title = translate(
        "Seals", "Scans, check-ins and audit are as they were sealed. Seals checked: {n}, the last of {time}."
    )
    title = title.format(n=number_text(check.seals), time=moment_text(check.last.sealed_at, now, zone))
    return SealWords("circle-check", Tone.IN, title, tuple(told))


def _fault(fault: SealFault, now: datetime, zone: ZoneInfo) -> str:
    what = _what(fault.kind).format(rows=number_text(fault.rows), log=_log(fault.log))
    return QCoreApplication.translate("Seals", "Seal {number} of {time}: {what}").format(
        number=number_text(fault.number), time=moment_text(fault.sealed_at, now, zone), what=what
    )


def _what(kind: SealFaultKind) -> str:
    translate = QCoreApplication.translate
    return {
        SealFaultKind.ROWS_CHANGED: translate("Seals", "sealed rows of the {log} ({rows}): some are not as they were."),
        SealFaultKind.ROWS_MISSING: translate("Seals", "rows of the {log} that are gone: {rows}."),
        SealFaultKind.ROWS_ADDED: translate("Seals", "rows slipped into the {log}: {rows}."),
        SealFaultKind.SEAL_CHANGED: translate("Seals", "the seal itself was changed."),
        SealFaultKind.CHAIN_BROKEN: translate("Seals", "it does not follow the seal before it."),
        SealFaultKind.KEPT_DIFFERS: translate(
            "Seals",
            "this computer kept another one than the database has, and so for {rows} in all. A restored backup or a "
            "standby that took over does that too: compare the time.",
        ),
        SealFaultKind.KEPT_MISSING: translate(
            "Seals",
            "this computer kept it and the database does not have it, and so for {rows} in all. A restored backup or "
            "a standby that took over does that too: compare the time.",
        ),
    }[kind]


def _log(log: SealedLog | None) -> str:
    translate = QCoreApplication.translate
    return {
        SealedLog.SCANS: translate("Seals", "scans"),
        SealedLog.CHECK_INS: translate("Seals", "check-ins"),
        SealedLog.AUDIT: translate("Seals", "audit"),
        None: "",
    }[log]


def _ahead(rows: int) -> str:
    return QCoreApplication.translate(
        "Seals", "Rows that claim a transaction still to come, which this program did not write: {n}."
    ).format(n=number_text(rows))


def _waiting(waiting: int, since: datetime | None, now: datetime, zone: ZoneInfo) -> Iterator[str]:
    if since is not None:
        yield QCoreApplication.translate("Seals", "Rows not sealed yet: {n}, since {time}.").format(
            n=number_text(waiting), time=moment_text(since, now, zone)
        )


def _open_ends(check: SealCheck, now: datetime, zone: ZoneInfo) -> Iterator[str]:
    translate = QCoreApplication.translate
    if check.kept:
        yield translate("Seals", "Compared with those kept on this computer: {n}.").format(n=number_text(check.kept))
    else:
        yield translate(
            "Seals",
            "No seal of this database is kept on this computer: somebody who rewrote the seals too is not found out.",
        )
    yield from _waiting(check.not_sealed.waiting, check.not_sealed.since, now, zone)
    yield translate("Seals", "Not looked at: whether presence is what the log says. The command verify does both.")
