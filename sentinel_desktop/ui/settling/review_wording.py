"""A review in words: both facts, what they mean, and what to do."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.reviews import OpenReview, ReviewedPassage, ReviewReason, Settling
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import Session, SessionState
from sentinel_desktop.ui.answers import wording_of
from sentinel_desktop.ui.sentences import named_value
from sentinel_desktop.ui.settling.model import Line
from sentinel_desktop.ui.settling.reason_dialog import Question
from sentinel_desktop.ui.times import moment_text, number_text
from sentinel_desktop.ui.widgets.facts import Fact

translate = QCoreApplication.translate


def review_line(review: OpenReview, now: datetime, zone: ZoneInfo) -> Line[OpenReview]:
    """Return how an open review is shown."""
    passages = [passage for passage in (review.first, review.second) if passage is not None]
    happened = min((passage.occurred_at for passage in passages), default=review.raised_at)
    return Line(
        key=str(review.seen.id),
        subject=review,
        when=moment_text(happened, now, zone),
        who=_who(review),
        what=" · ".join([_word(review.reason), *_brief(review)]),
        tone=Tone.OUT,
        symbol="triangle-alert",
        title=_who(review),
        sentence=_sentence(review),
        facts=_facts(review, now, zone),
        advice=_advice(review.reason),
        needs=Right.SETTLE_REVIEWS,
    )


def settling_question(line: Line[OpenReview]) -> Question:
    """Return what is asked before a review is settled."""
    return Question(
        title=translate("Review", "Settle this review"),
        about=" · ".join([line.who, *(named_value(fact.name, fact.value) for fact in line.facts[:2])]),
        consequence=translate(
            "Review", "It goes from the list of every station and is kept with your words. No passage changes by it."
        ),
        placeholder=translate("Review", "What was it? For example: asked the member, the record is right"),
        action=translate("Review", "Settle"),
    )


def settled_sentence(settling: Settling) -> str:
    """Return what is said after a review was settled, or was not."""
    return {
        Settling.SETTLED: translate("Review", "It is settled, and kept with your words."),
        Settling.ALREADY_SETTLED: translate("Review", "Somebody else settled it meanwhile: their words stand."),
        Settling.KEPT_HERE: translate("Review", "The database is away: it is kept here and delivered when it is back."),
        Settling.WITHOUT_WORDS: translate("Review", "It is still open: say in a few words what it was."),
    }[settling]


def who_settles(session: Session) -> str:
    """Return why whoever sits here cannot settle a review."""
    if session.person is None:
        return translate("Review", "A review is settled by name: sign in to settle it.")
    if session.state is SessionState.LOCKED:
        words = translate("Review", "A review is settled by name: {name} unlocks the desk, or somebody else signs in.")
        return words.format(name=session.person.display_name)
    if session.person.must_change_password:
        return translate("Review", "A review is settled by name: choose a password of your own first.")
    return translate("Review", "A review is settled by name, and this account may not.")


def way_to_settling(session: Session) -> str:
    """Return what the button says that leads there."""
    if session.person is None:
        return translate("Review", "Sign in")
    if session.state is SessionState.LOCKED:
        return translate("Review", "Unlock")
    if session.person.must_change_password:
        return translate("Review", "Choose a password")
    return translate("Review", "Your account")


def more_sentence(shown: int, total: int) -> str:
    """Return what is said where there are more reviews than a list shows; empty where there are not."""
    if total <= shown:
        return ""
    sentence = translate("Review", "The newest {shown} of {total}: the next ones come as these are settled.")
    return sentence.format(shown=number_text(shown), total=number_text(total))


def _who(review: OpenReview) -> str:
    if review.member:
        return review.member
    if review.serial_tail:
        return translate("Review", "Badge …{tail}").format(tail=review.serial_tail)
    return translate("Review", "Nobody known")


def _word(reason: ReviewReason) -> str:
    return {
        ReviewReason.TWO_PLACES: translate("Review", "Two places"),
        ReviewReason.TOLD_OTHERWISE: translate("Review", "Told otherwise"),
        ReviewReason.LATE_ARRIVAL: translate("Review", "Late scan"),
        ReviewReason.CLOCK: translate("Review", "Clock"),
    }[reason]


def _sentence(review: OpenReview) -> str:
    match review.reason:
        case ReviewReason.TWO_PLACES:
            return translate(
                "Review", "One badge was read at two stations, faster than anybody walks from one to the other."
            )
        case ReviewReason.TOLD_OTHERWISE:
            return translate(
                "Review", "While the database was away the reader told the person something else than is recorded now."
            )
        case ReviewReason.LATE_ARRIVAL:
            return _late_sentence(review)
        case ReviewReason.CLOCK:
            return translate("Review", "The clock of the station was wrong, so that the time of this scan is in doubt.")


def _late_sentence(review: OpenReview) -> str:
    if review.first is None:
        came = translate("Review", "A passage was entered by hand before later ones of the same person.")
    else:
        came = translate("Review", "A scan came to the database after later ones of the same person.")
    sentences = [came]
    if review.changed:
        text = translate("Review", "Later passages turned round by it: {n}.")
        sentences.append(text.format(n=number_text(review.changed)))
    if review.contradicted:
        text = translate("Review", "Later passages that contradict it and stand as they are: {n}.")
        sentences.append(text.format(n=number_text(review.contradicted)))
    return " ".join(sentences)


def _advice(reason: ReviewReason) -> str:
    return {
        ReviewReason.TWO_PLACES: translate(
            "Review",
            "Ask who had the badge. One that is lent or copied is kept at the desk and told to a supervisor. Then "
            "settle it with what it was.",
        ),
        ReviewReason.TOLD_OTHERWISE: translate(
            "Review",
            "Tell the person what is recorded now. Where that is wrong, tell a supervisor. Then settle it with what it "
            "was.",
        ),
        ReviewReason.LATE_ARRIVAL: translate(
            "Review",
            "See whether the person is in or out, and whether the board says so. Where it does not, tell a supervisor. "
            "Then settle it with what it was.",
        ),
        ReviewReason.CLOCK: translate(
            "Review",
            "Have the station's clock set. Where the time matters, ask the person for it and tell a supervisor. Then "
            "settle it with what it was.",
        ),
    }[reason]


def _brief(review: OpenReview) -> list[str]:
    """Both facts, as short as a line of a table needs them."""
    passages = [passage for passage in (review.first, review.second) if passage is not None]
    if review.reason is ReviewReason.TOLD_OTHERWISE and review.second is not None:
        told = [translate("Review", "told: {what}").format(what=_happened(passage)) for passage in passages[:-1]]
        return [*told, translate("Review", "recorded: {what}").format(what=_happened(review.second))]
    return [f"{passage.station or ''} {_happened(passage)}".strip() for passage in passages]


def _labelled(review: OpenReview) -> list[tuple[str, ReviewedPassage]]:
    first, second = {
        ReviewReason.TWO_PLACES: (translate("Review", "First"), translate("Review", "Then")),
        ReviewReason.TOLD_OTHERWISE: (translate("Review", "Told"), translate("Review", "Recorded")),
        ReviewReason.LATE_ARRIVAL: (translate("Review", "Late scan"), translate("Review", "Later passage, as it is")),
        ReviewReason.CLOCK: (translate("Review", "Scan"), translate("Review", "Beside it")),
    }[review.reason]
    both = ((first, review.first), (second, review.second))
    return [(label, passage) for label, passage in both if passage is not None]


def _facts(review: OpenReview, now: datetime, zone: ZoneInfo) -> tuple[Fact, ...]:
    facts = []
    for label, passage in _labelled(review):
        value = _passage(passage, now, zone)
        if passage.member is not None and passage.member != review.member:
            value = f"{value} ({passage.member})"
        facts.append(Fact(label, value))
    if review.serial_tail:
        facts.append(Fact(translate("Review", "Badge"), f"…{review.serial_tail}"))
    facts.append(Fact(translate("Review", "Put up"), moment_text(review.raised_at, now, zone)))
    return tuple(facts)


def _passage(passage: ReviewedPassage, now: datetime, zone: ZoneInfo) -> str:
    where = passage.station or translate("Review", "at no station")
    return named_value(f"{moment_text(passage.occurred_at, now, zone)} {where}", _happened(passage))


def _happened(passage: ReviewedPassage) -> str:
    if passage.outcome is not None:
        return wording_of(passage.outcome, passage.direction).word.lower()
    if passage.direction is not None:
        return translate("Review", "in") if passage.direction is Direction.IN else translate("Review", "out")
    return translate("Review", "not recorded")
