"""A scan that the database refuses, in words: what happened, why, and what to do."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.services.quarantine import RefusedScan
from sentinel_desktop.ui.answers import wording_of
from sentinel_desktop.ui.sentences import shown
from sentinel_desktop.ui.settling.model import Line
from sentinel_desktop.ui.settling.reason_dialog import Question
from sentinel_desktop.ui.times import moment_text, since_text
from sentinel_desktop.ui.widgets.facts import Fact

translate = QCoreApplication.translate


def refused_line(scan: RefusedScan, now: datetime, zone: ZoneInfo) -> Line[RefusedScan]:
    """Return how a refused scan is shown."""
    return Line(
        key=str(scan.id),
        subject=scan,
        when=moment_text(scan.occurred_at, now, zone),
        who=_who(scan),
        what=shown(scan.reason),
        tone=Tone.REFUSED,
        symbol="octagon-x",
        title=_who(scan),
        sentence=translate("Refused", "This scan is kept at this station and is not in the database."),
        facts=_facts(scan, now, zone),
        advice=translate(
            "Refused",
            "When the cause is mended, deliver it again: it keeps its time and takes its place in it. Dismiss it only "
            "when it must not count, or was entered by hand.",
        ),
    )


def dismissal_question(line: Line[RefusedScan]) -> Question:
    """Return what is asked before a scan is let go of."""
    return Question(
        title=translate("Refused", "Dismiss this scan"),
        about=f"{line.when} · {line.who}",
        consequence=translate(
            "Refused",
            "It is never recorded: no passage, and nobody's presence changes. This station keeps it with your reason.",
        ),
        placeholder=translate("Refused", "Why? For example: a test badge, or entered by hand at 18:50"),
        action=translate("Refused", "Dismiss"),
    )


def retried_sentence(count: int) -> str:
    """Return what is said after scans were let wait again."""
    if not count:
        return translate("Refused", "It was dealt with elsewhere meanwhile.")
    if count == 1:
        return translate("Refused", "It is delivered again now. If it is refused again it comes back here.")
    sentence = translate("Refused", "{n} scans are delivered again now. What is refused again comes back here.")
    return sentence.format(n=count)


def _who(scan: RefusedScan) -> str:
    return scan.holder or translate("Refused", "Badge …{tail}").format(tail=scan.serial)


def _facts(scan: RefusedScan, now: datetime, zone: ZoneInfo) -> tuple[Fact, ...]:
    told = translate("Refused", "nothing")
    if scan.told is not None:
        told = wording_of(scan.told).word.capitalize()
    times = (
        translate("Refused", "once, {since}") if scan.times == 1 else translate("Refused", "{n} times, last {since}")
    )
    return (
        Fact(translate("Refused", "Read"), moment_text(scan.occurred_at, now, zone)),
        Fact(translate("Refused", "Badge"), f"…{scan.serial}"),
        Fact(translate("Refused", "Told at the reader"), told),
        Fact(translate("Refused", "Refused because"), shown(scan.reason), is_bad=True),
        Fact(translate("Refused", "How often"), times.format(n=scan.times, since=since_text(scan.since, now, zone))),
    )
