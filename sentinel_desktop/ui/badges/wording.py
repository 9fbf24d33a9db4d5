"""Badges in words: what they are, who has them, and why something is not done."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.badge_acts import BadgeProblem, BadgeRefusal
from sentinel_desktop.domain.badges import BadgeKind, BadgeLine, OnScan, VisitorPool
from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.readers import CardFamily
from sentinel_desktop.domain.serials import Serial, redacted, spellings
from sentinel_desktop.ui.times import ago_text, clock_text, day_text, since_text
from sentinel_desktop.ui.value_names import chip_name
from sentinel_desktop.ui.widgets.facts import Fact

translate = QCoreApplication.translate

NOTHING: Final = "\N{EN DASH}"
_A_DAY: Final = timedelta(days=1)
_SHORT_AGO: Final = timedelta(hours=24)
_A_WEEK: Final = timedelta(days=6)
_HOUR: Final = 3600


def kind_word(kind: BadgeKind) -> str:
    """Return whom a badge is for, in a word."""
    return {
        BadgeKind.MEMBER: translate("Badges", "Member"),
        BadgeKind.VISITOR: translate("Badges", "Visitor"),
        BadgeKind.EVENT: translate("Badges", "Event"),
    }[kind]


def kind_title(kind: BadgeKind) -> str:
    """Return what a badge of a kind is called."""
    return {
        BadgeKind.MEMBER: translate("Badges", "Member's badge"),
        BadgeKind.VISITOR: translate("Badges", "Visitor badge"),
        BadgeKind.EVENT: translate("Badges", "Event badge"),
    }[kind]


def badge_name(line: BadgeLine) -> str:
    """Return what a badge is called in a sentence: its printed number, or the last of its serial."""
    return line.printed_number or redacted(line.serial)


def family_word(family: CardFamily) -> str:
    """Return what kind of card a reader saw."""
    return {
        CardFamily.LOW_FREQUENCY: translate("Badges", "125 kHz tag"),
        CardFamily.ISO_14443: translate("Badges", "13.56 MHz card (ISO 14443)"),
        CardFamily.UNKNOWN: translate("Badges", "not told by this reader"),
    }[family]


def held_for_text(since: datetime, now: datetime) -> str:
    """Return how long somebody has had a badge, in one or two units: ``40 min``, ``13 h``, ``3 days``."""
    held = now - since
    if held >= 2 * _A_DAY:
        return translate("Badges", "%n day(s)", "", held.days)
    hours = int(held.total_seconds()) // _HOUR
    if hours:
        return translate("Badges", "{n} h").format(n=hours)
    return translate("Badges", "{n} min").format(n=max(0, int(held.total_seconds()) // 60))


def moment_in_words(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Return when something was: the time, the day with it, or the date, whichever is read at once."""
    local, today = at.astimezone(zone).date(), now.astimezone(zone).date()
    if today - local <= _A_WEEK:
        return since_text(at, now, zone)
    return day_text(local) if local.year == today.year else f"{day_text(local)} {local.year}"


def since_words(line: BadgeLine, now: datetime, zone: ZoneInfo) -> str:
    """Return since when its holder has a badge, of a visitor's how long that is."""
    if line.holder is None or line.holder.since is None:
        return NOTHING
    if line.kind is BadgeKind.VISITOR:
        return held_for_text(line.holder.since, now)
    return moment_in_words(line.holder.since, now, zone)


def last_used_words(line: BadgeLine, now: datetime, zone: ZoneInfo) -> str:
    """Return when a badge was scanned last."""
    at = line.last_used_at
    if at is None:
        return translate("Badges", "never")
    return ago_text(now - at) if now - at < _SHORT_AGO else moment_in_words(at, now, zone)


def holder_words(line: BadgeLine, now: datetime) -> str:
    """Return who has a badge, with what is wrong with that."""
    if line.holder is None:
        return translate("Badges", "free") if line.on_scan is not OnScan.REFUSE else NOTHING
    if line.holder.archived:
        return translate("Badges", "{name} · left the unit").format(name=line.holder.name)
    if line.is_overdue(now):
        return translate("Badges", "{name} · overdue").format(name=line.holder.name)
    return line.holder.name


def state_look(line: BadgeLine, now: datetime) -> tuple[str, Tone | None]:
    """Return the symbol and the tone of a badge."""
    if line.on_scan is OnScan.REFUSE:
        return "octagon-x", Tone.REFUSED
    if line.is_overdue(now) or (line.holder is not None and line.holder.archived):
        return "triangle-alert", Tone.OUT
    if line.holder is not None:
        return "user-round", Tone.IN
    return "circle-dashed", None


def state_sentence(line: BadgeLine, now: datetime, zone: ZoneInfo) -> str:
    """Return how a badge is, and what to do about it."""
    holder = line.holder
    if line.on_scan is OnScan.REFUSE:
        words = (
            translate("Badges", "{status}: a reader refuses it, and nobody has it.")
            if holder is None
            else translate("Badges", "{status}: a reader refuses it. {name} still holds it.")
        )
        return words.format(status=chip_name(line.status), name="" if holder is None else holder.name)
    if holder is None:
        return translate("Badges", "Nobody has it.")
    if holder.archived:
        return translate("Badges", "{name} left the unit: take it back.").format(name=holder.name)
    since = NOTHING if holder.since is None else moment_in_words(holder.since, now, zone)
    if line.is_overdue(now) and holder.since is not None:
        words = translate("Badges", "Overdue: {name} has it since {since}, for {long}.")
        return words.format(name=holder.name, since=since, long=held_for_text(holder.since, now))
    if holder.since is None:
        return translate("Badges", "{name} has it.").format(name=holder.name)
    return translate("Badges", "{name} has it since {since}.").format(name=holder.name, since=since)


def badge_facts(line: BadgeLine, now: datetime, zone: ZoneInfo) -> tuple[Fact, ...]:
    """Return what is known of a badge; its serial whole, for a person who compares."""
    facts = [
        Fact(translate("Badges", "Serial"), line.serial),
        Fact(translate("Badges", "Also spelled"), also_spelled(line.serial)),
        Fact(translate("Badges", "Last used"), last_used_words(line, now, zone)),
    ]
    if line.status_reason:
        words = translate("Badges", "{status}: {reason}")
        status = words.format(status=chip_name(line.status), reason=line.status_reason)
        facts.insert(0, Fact(translate("Badges", "Status"), status, is_bad=line.on_scan is OnScan.REFUSE))
    if line.holder is not None and line.holder.until is not None:
        until = line.holder.until
        words = clock_text(until, zone) if abs(until - now) < _A_DAY else moment_in_words(until, now, zone)
        facts.append(Fact(translate("Badges", "Valid until"), words, is_bad=until < now))
    return tuple(facts)


def also_spelled(serial: str) -> str:
    """Return a serial as the card itself or another reader may spell it: the two that are printed on tags."""
    _, number, facility, _ = spellings(Serial(serial))
    return f"{number} · {facility}"


def pool_words(pool: VisitorPool) -> tuple[str, str, str]:
    """Return how many visitors' badges are free, with visitors, and put away."""
    return (
        translate("Badges", "%n free", "", pool.free),
        translate("Badges", "%n with visitors", "", pool.held),
        translate("Badges", "%n put away", "", pool.put_away),
    )


def refusal_sentence(refusal: BadgeRefusal) -> str:
    """Return why something is not done, and what to do."""
    badge = refusal.badge
    named = {} if badge is None else {"badge": badge_name(badge), "status": chip_name(badge.status)}
    named["name"] = badge.holder.name if badge is not None and badge.holder is not None else ""
    words = _sentences(has_holder=bool(named["name"]))[refusal.problem]
    return words.format(**{"badge": "", "status": "", **named})


def _sentences(*, has_holder: bool) -> dict[BadgeProblem, str]:
    return _of_hands(has_holder=has_holder) | _of_enrolling(has_holder=has_holder)


def _of_hands(*, has_holder: bool) -> dict[BadgeProblem, str]:
    held = (
        translate("Badges", "{name} holds this badge: take it back first.")
        if has_holder
        else translate("Badges", "Somebody else holds this badge by now: look at it again.")
    )
    second = (
        translate("Badges", "{name} has badge {badge} already: replace that one, or take it back first.")
        if has_holder
        else translate("Badges", "The member has a badge by now: replace that one, or take it back first.")
    )
    return {
        BadgeProblem.CHANGED: translate("Badges", "Somebody changed this badge meanwhile: look at it and do it again."),
        BadgeProblem.GONE: translate("Badges", "This badge is no longer there: somebody deleted it."),
        BadgeProblem.HELD: held,
        BadgeProblem.NOT_HELD: translate("Badges", "No member holds this badge."),
        BadgeProblem.NOT_A_MEMBERS: translate("Badges", "Badge {badge} is not a member's badge: choose another one."),
        BadgeProblem.OUT_OF_SERVICE: translate(
            "Badges", "Badge {badge} is {status}: a reader would refuse it. Make it active first, or take another one."
        ),
        BadgeProblem.SAME_BADGE: translate("Badges", "This is the badge that is to be replaced: tap the new one."),
        BadgeProblem.MEMBER_HAS_ONE: second,
        BadgeProblem.MEMBER_GONE: translate("Badges", "This member is not of the unit any more and gets no badge."),
        BadgeProblem.REASON_MISSING: translate("Badges", "Say why, in a few words: whoever finds the badge will ask."),
        BadgeProblem.STATUS_GONE: translate("Badges", "This status is no longer in the list: choose another one."),
        BadgeProblem.IN_USE: translate(
            "Badges", "Scans or visits name this badge, so that it stays what it is: decommission it instead."
        ),
    }


def _of_enrolling(*, has_holder: bool) -> dict[BadgeProblem, str]:
    known = (
        translate("Badges", "It is enrolled already: badge {badge}, which {name} has.")
        if has_holder
        else translate("Badges", "It is enrolled already: badge {badge}, {status}.")
    )
    return {
        BadgeProblem.NUMBER_TAKEN: translate("Badges", "Badge {badge} has this number already: print another one."),
        BadgeProblem.ENROLLED_ALREADY: known,
        BadgeProblem.AMBIGUOUS: translate(
            "Badges",
            "A reader that tells only its last digits would take it for badge {badge}: enrol it only where the unit "
            "has no such reader.",
        ),
        BadgeProblem.RANDOM_ID: translate(
            "Badges",
            "It cannot be enrolled: this card makes up a new number at every tap and would never be known again.",
        ),
    }
