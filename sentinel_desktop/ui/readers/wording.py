"""What the reader's page says, in words: the state, the counts, and a badge that was tried."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.badges import Badge, BadgeKind, OnScan
from sentinel_desktop.domain.enrolment import Enrollable
from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.readers import BadFrame, CardFamily, ReaderKind, ReaderStatus
from sentinel_desktop.domain.tried_badges import TriedBadge
from sentinel_desktop.ui.sentences import shown
from sentinel_desktop.ui.times import ago_text, clock_seconds_text, number_text
from sentinel_desktop.ui.widgets.facts import Fact

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class TriedLook:
    """How a badge that was tried is shown: whose it is, whether it could be enrolled, and its facts."""

    tone: Tone
    symbol: str
    title: str
    sentence: str
    facts: tuple[Fact, ...]


def reader_facts(status: ReaderStatus, kinds: Sequence[ReaderKind], now: datetime, zone: ZoneInfo) -> tuple[Fact, ...]:
    """Return the facts of a reader; ``now`` by this desk's clock."""

    def moment(at: datetime | None) -> str:
        if at is None:
            return translate("ReaderFacts", "none yet")
        return translate("ReaderFacts", "{time} · {ago}").format(
            time=clock_seconds_text(at, zone), ago=ago_text(now - at)
        )

    bad = sum(status.bad_frames.values())
    return (
        Fact(translate("ReaderFacts", "Port"), status.port or translate("ReaderFacts", "none")),
        Fact(translate("ReaderFacts", "Protocol"), _label(status.profile, kinds)),
        Fact(translate("ReaderFacts", "Last byte"), moment(status.last_byte_at)),
        Fact(translate("ReaderFacts", "Last badge"), moment(status.last_badge_at)),
        Fact(translate("ReaderFacts", "Badge frames"), number_text(status.frames)),
        Fact(translate("ReaderFacts", "of these, repeats folded"), number_text(status.folded)),
        Fact(translate("ReaderFacts", "Bad frames"), _bad_frames(status), is_bad=bool(bad)),
        Fact(
            translate("ReaderFacts", "Reads the reader lost"), number_text(status.lost_reads), bool(status.lost_reads)
        ),
        Fact(translate("ReaderFacts", "Reconnects"), number_text(status.reconnects)),
    )


def bad_frame_word(kind: BadFrame) -> str:
    """Return what was wrong with a frame."""
    return {
        BadFrame.CHECKSUM: translate("BadFrame", "wrong checksum"),
        BadFrame.TRUNCATED: translate("BadFrame", "cut short"),
        BadFrame.NOISE: translate("BadFrame", "noise"),
        BadFrame.TOO_LONG: translate("BadFrame", "too long"),
        BadFrame.NOT_A_SERIAL: translate("BadFrame", "no badge number in it"),
    }[kind]


def family_word(family: CardFamily) -> str:
    """Return what kind of card it is."""
    return {
        CardFamily.LOW_FREQUENCY: translate("CardFamily", "125 kHz tag"),
        CardFamily.ISO_14443: translate("CardFamily", "13.56 MHz card (ISO 14443)"),
        CardFamily.UNKNOWN: translate("CardFamily", "not told by this reader"),
    }[family]


def tried_look(tried: TriedBadge) -> TriedLook:
    """Return how a badge that was tried is shown."""
    tone, symbol, sentence = _verdict(tried)
    holder = tried.badge.holder if tried.badge is not None else None
    title = holder.card.display_name if holder is not None else _title_without_holder(tried.badge)
    spelled = ", ".join(tried.spellings)
    facts = (
        Fact(translate("TriedBadge", "Serial"), tried.read.serial),
        Fact(translate("TriedBadge", "Also spelled"), spelled or translate("TriedBadge", "no other way")),
        Fact(translate("TriedBadge", "Card"), family_word(tried.read.family)),
        *_badge_facts(tried.badge),
    )
    return TriedLook(tone, symbol, title, sentence, facts)


def _label(profile: str, kinds: Sequence[ReaderKind]) -> str:
    found = next((shown(kind.label) for kind in kinds if kind.name.casefold() == profile.casefold()), profile)
    return found or translate("ReaderFacts", "not known yet")


def _bad_frames(status: ReaderStatus) -> str:
    kinds = [f"{number_text(n)} {bad_frame_word(kind)}" for kind, n in sorted(status.bad_frames.items()) if n]
    return ", ".join(kinds) or translate("ReaderFacts", "none")


def _title_without_holder(badge: Badge | None) -> str:
    if badge is None:
        return translate("TriedBadge", "No badge of this unit")
    return {
        BadgeKind.MEMBER: translate("TriedBadge", "A badge that nobody holds"),
        BadgeKind.VISITOR: translate("TriedBadge", "A visitor badge"),
        BadgeKind.EVENT: translate("TriedBadge", "An event badge"),
    }[badge.kind]


def _badge_facts(badge: Badge | None) -> tuple[Fact, ...]:
    if badge is None:
        return ()
    status = {
        OnScan.ALLOW: translate("TriedBadge", "accepted"),
        OnScan.WARN: translate("TriedBadge", "accepted with a warning"),
        OnScan.REFUSE: translate("TriedBadge", "refused by its status"),
    }[badge.on_scan]
    facts = [Fact(translate("TriedBadge", "When scanned"), status, is_bad=badge.on_scan is not OnScan.ALLOW)]
    if badge.holder is not None:
        card = badge.holder.card
        who = " · ".join(part for part in (card.first_name, card.division) if part)
        facts.insert(0, Fact(translate("TriedBadge", "Holder"), who))
    return tuple(facts)


def _verdict(tried: TriedBadge) -> tuple[Tone, str, str]:
    verdict = tried.verdict
    match verdict.enrollable:
        case Enrollable.YES:
            return Tone.ATTENTION, "id-card", translate("TriedBadge", "It can be enrolled.")
        case Enrollable.ENROLLED_ALREADY:
            return Tone.IN, "circle-check", translate("TriedBadge", "It is enrolled.")
        case Enrollable.AMBIGUOUS:
            other = f"…{verdict.badge.serial[-4:]}" if verdict.badge is not None else ""
            sentence = translate(
                "TriedBadge",
                "Readers that tell only its last digits would take it for the badge {other}: it can be enrolled only "
                "where the unit has none of these.",
            )
            return Tone.OUT, "triangle-alert", sentence.format(other=other)
        case Enrollable.RANDOM_ID:
            sentence = translate(
                "TriedBadge",
                "It cannot be enrolled: this card makes up a new number at every tap and would never be known again.",
            )
            return Tone.REFUSED, "octagon-x", sentence
