"""What was done by hand and is refused, in words: what it was, whom it is about, why, and what to do."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.act_stories import AT_A_KIOSK, ArrivalAnew, DepartureAnew
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.hand_acts import HandActKind
from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.sessions import Session, SessionState
from sentinel_desktop.services.refused_acts import RefusedAct
from sentinel_desktop.ui.sentences import shown
from sentinel_desktop.ui.settling.model import Line
from sentinel_desktop.ui.settling.reason_dialog import Question
from sentinel_desktop.ui.times import moment_text, since_text
from sentinel_desktop.ui.widgets.facts import Fact

translate = QCoreApplication.translate


def act_line(act: RefusedAct, session: Session, now: datetime, zone: ZoneInfo) -> Line[RefusedAct]:
    """Return how a refused act is shown to whoever sits here."""
    done = _done(act)
    return Line(
        key=str(act.id),
        subject=act,
        when=moment_text(act.at, now, zone),
        who=act.person or _nobody_named(act, session),
        what=" · ".join([done, shown(act.reason)]),
        tone=Tone.REFUSED,
        symbol="octagon-x",
        title=act.person or done,
        sentence=_sentence(act.kind),
        facts=_facts(act, session, now, zone),
        advice=_advice(act),
        needs=act.needs,
        anew=_anew(act),
    )


def act_dismissal_question(line: Line[RefusedAct]) -> Question:
    """Return what is asked before an act is let go of."""
    return Question(
        title=translate("RefusedActs", "Dismiss what was done by hand"),
        about=" · ".join([line.when, _done(line.subject), *([line.subject.person] if line.subject.person else [])]),
        consequence=translate(
            "RefusedActs",
            "It is never recorded, and nothing changes in the database. This station keeps it with your reason and "
            "your name.",
        ),
        placeholder=translate("RefusedActs", "Why? For example: entered anew at 18:50, or it was a mistake"),
        action=translate("RefusedActs", "Dismiss"),
    )


def acts_retried_sentence(count: int) -> str:
    """Return what is said after acts were let wait again."""
    if not count:
        return translate("RefusedActs", "It was dealt with elsewhere meanwhile.")
    return translate(
        "RefusedActs", "%n act(s) by hand are delivered again now. What is refused again comes back here.", "", count
    )


def act_dismissed_sentence(count: int) -> str:
    """Return what is said after an act was let go of, or was not there any more."""
    if not count:
        return translate("RefusedActs", "It was dealt with elsewhere meanwhile.")
    return translate("RefusedActs", "It is dismissed, and kept at this station with your reason.")


def who_decides(session: Session) -> str:
    """Return why whoever sits here sees neither whom it is about, nor decides about it."""
    if session.person is None:
        return translate("RefusedActs", "Sign in to see whom it is about, and to settle it.")
    if session.state is SessionState.LOCKED:
        words = translate("RefusedActs", "{name} unlocks the desk, or you sign in, to see whom it is about.")
        return words.format(name=session.person.display_name)
    if session.person.must_change_password:
        return translate("RefusedActs", "Choose a password of your own first: then you see whom it is about.")
    return translate("RefusedActs", "This account may neither see whom it is about, nor settle it.")


def _done(act: RefusedAct) -> str:
    if act.kind is HandActKind.ENTER_BY_HAND and act.direction is not None:
        if act.direction is Direction.IN:
            return translate("RefusedActs", "Checked in by hand")
        return translate("RefusedActs", "Checked out by hand")
    return {
        HandActKind.SIGN_IN: translate("RefusedActs", "Sign-in at this desk"),
        HandActKind.SETTLE_REVIEW: translate("RefusedActs", "Review settled"),
        HandActKind.ENTER_BY_HAND: translate("RefusedActs", "Entered by hand"),
        HandActKind.VISITOR_SIGN_IN: translate("RefusedActs", "Visitor signed in"),
        HandActKind.VISITOR_SIGN_OUT: translate("RefusedActs", "Visitor signed out"),
        HandActKind.KIOSK_SIGN_IN: translate("RefusedActs", "Visitor signed in at the kiosk"),
        HandActKind.KIOSK_SIGN_OUT: translate("RefusedActs", "Visitor signed out at the kiosk"),
    }[act.kind]


def _nobody_named(act: RefusedAct, session: Session) -> str:
    if act.kind in {HandActKind.SIGN_IN, HandActKind.SETTLE_REVIEW}:
        return act.by or translate("RefusedActs", "Somebody")
    if not session.may(act.needs):
        return translate("RefusedActs", "Shown after sign-in")
    return translate("RefusedActs", "Not known here")


def _sentence(kind: HandActKind) -> str:
    if kind in {HandActKind.VISITOR_SIGN_IN, HandActKind.KIOSK_SIGN_IN}:
        return translate(
            "RefusedActs",
            "Signed in while the database was away, kept at this station and refused: the database has no such visit.",
        )
    if kind in {HandActKind.VISITOR_SIGN_OUT, HandActKind.KIOSK_SIGN_OUT}:
        return translate(
            "RefusedActs",
            "Signed out while the database was away, kept at this station and refused: the visit may still be open.",
        )
    return translate("RefusedActs", "Done while the database was away, kept at this station and refused.")


def _facts(act: RefusedAct, session: Session, now: datetime, zone: ZoneInfo) -> tuple[Fact, ...]:
    facts = [Fact(translate("RefusedActs", "Done"), moment_text(act.at, now, zone))]
    if act.happened_at is not None:
        facts.append(Fact(translate("RefusedActs", "For the time"), moment_text(act.happened_at, now, zone)))
    facts.append(Fact(translate("RefusedActs", "What"), _done(act)))
    facts.append(Fact(translate("RefusedActs", "By"), _by(act, session)))
    if act.words:
        facts.append(Fact(translate("RefusedActs", "In their words"), act.words))
    facts.append(Fact(translate("RefusedActs", "Refused because"), shown(act.reason), is_bad=True))
    facts.append(Fact(translate("RefusedActs", "Refused at"), since_text(act.since, now, zone)))
    return tuple(facts)


def _by(act: RefusedAct, session: Session) -> str:
    if act.kind in AT_A_KIOSK:
        return translate("RefusedActs", "the visitor, at the kiosk")
    if act.by:
        return act.by
    if not session.may(act.needs):
        return translate("RefusedActs", "shown after sign-in")
    return translate("RefusedActs", "somebody, not known here")


def _advice(act: RefusedAct) -> str:
    if act.kind is HandActKind.SIGN_IN:
        return translate(
            "RefusedActs",
            "The log of sign-ins lacks it. When the cause is mended, as an account that was disabled, deliver it "
            "again. Dismiss it otherwise, and tell an administrator.",
        )
    if act.kind is HandActKind.SETTLE_REVIEW:
        return translate(
            "RefusedActs",
            "See whether the review still stands below, and settle it there. Then dismiss this.",
        )
    return translate(
        "RefusedActs",
        "When the cause is mended, deliver it again: it keeps its time. Otherwise enter it anew, which counts from "
        "when you enter it, and then dismiss this.",
    )


def _anew(act: RefusedAct) -> str:
    if act.anew is None:
        return ""
    if isinstance(act.anew, ArrivalAnew):
        return translate("RefusedActs", "Sign in anew…")
    if isinstance(act.anew, DepartureAnew):
        return translate("RefusedActs", "Sign out anew…")
    return translate("RefusedActs", "Enter anew…")
