"""What the dialogs of passages by hand say, in whole sentences."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.checkins import CheckInLine, Standing
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.hand_entries import MOST_WORDS, Problem, Recorded, WaitingQuestion
from sentinel_desktop.domain.passages import Way
from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.passage_words import way_text
from sentinel_desktop.ui.times import clock_text, day_text, number_text, since_text
from sentinel_desktop.ui.widgets.type_ahead import Suggestion

translate = QCoreApplication.translate


def usual_reasons() -> tuple[str, ...]:
    """Return the reasons that are offered before anybody gave one."""
    return (
        translate("ByHand", "Badge forgotten"),
        translate("ByHand", "Badge damaged"),
        translate("ByHand", "Reader out of order"),
        translate("ByHand", "Forgot to scan"),
    )


def usual_reasons_of_leaving() -> tuple[str, ...]:
    """Return the reasons that are offered where people are signed out together."""
    return (
        translate("ByHand", "Left without scanning"),
        translate("ByHand", "Not in the building: checked"),
        translate("ByHand", "Reader out of order"),
    )


def reason_of_answer() -> str:
    """Return why a check-out is corrected that a member was asked about."""
    return translate("ByHand", "Asked at the next scan")


# --- people -------------------------------------------------------------------------------------------------------


def state_text(state: Direction, since: datetime | None, setup: DeskSetup) -> str:
    """Return where somebody is: ``in since 17:05``."""
    if since is None:
        return translate("ByHand", "in") if state is Direction.IN else translate("ByHand", "out")
    time = since_text(since, setup.now(), setup.zone)
    if state is Direction.IN:
        return translate("ByHand", "in since {time}").format(time=time)
    return translate("ByHand", "out since {time}").format(time=time)


def suggestion_of(person: PersonFound, setup: DeskSetup) -> Suggestion:
    """Return somebody as they are offered: what tells people of one name apart stands beneath it."""
    detail = " · ".join(
        part
        for part in (
            state_text(person.state, person.since, setup),
            person.first_name,
            person.division,
            person.service_number,
        )
        if part
    )
    initials = (person.first_name[:1] + person.last_name[:1]).upper()
    return Suggestion(person, person.display_name, detail, initials)


# --- what came of it ----------------------------------------------------------------------------------------------


def recorded_text(name: str, direction: Direction, at: datetime, setup: DeskSetup) -> str:
    """Return that a passage was recorded."""
    time = since_text(at, setup.now(), setup.zone)
    if direction is Direction.IN:
        return translate("ByHand", "Recorded: {name} checked in {time}.").format(name=name, time=time)
    return translate("ByHand", "Recorded: {name} checked out {time}.").format(name=name, time=time)


def kept_text(name: str, direction: Direction, at: datetime, setup: DeskSetup) -> str:
    """Return that a passage waits on this disk."""
    time = since_text(at, setup.now(), setup.zone)
    if direction is Direction.IN:
        sentence = translate("ByHand", "Kept here, waiting for the database: {name} checked in {time}.")
    else:
        sentence = translate("ByHand", "Kept here, waiting for the database: {name} checked out {time}.")
    return sentence.format(name=name, time=time)


def follows_text(recorded: Recorded) -> str:
    """Return what became of the passages after one; empty where nothing did."""
    sentences = []
    if recorded.turned:
        sentences.append(translate("ByHand", "%n later passage(s) turned round by it.", "", recorded.turned))
    if recorded.contradicted:
        said = translate("ByHand", "%n later passage(s) contradict it: see To settle.", "", recorded.contradicted)
        sentences.append(said)
    if sentences:
        is_in = recorded.presence.state is Direction.IN
        now = translate("ByHand", "The member is in now.") if is_in else translate("ByHand", "The member is out now.")
        sentences.append(now)
    return " ".join(sentences)


def signed_out_text(count: int, left_meanwhile: Sequence[str]) -> str:
    """Return how many were signed out together, and who was not, because they left meanwhile."""
    sentences = [translate("ByHand", "%n person(s) signed out.", "", count)]
    if left_meanwhile:
        said = translate("ByHand", "Left meanwhile, and stay as they are: {names}.")
        sentences.append(said.format(names="; ".join(left_meanwhile)))
    return " ".join(sentences)


def already_text(name: str, direction: Direction, since: datetime | None, setup: DeskSetup) -> str:
    """Return that somebody was so already; Enter once more records it all the same."""
    if since is None:
        return translate("ByHand", "{name} never came in. Press Enter once more to record it all the same.").format(
            name=name
        )
    time = since_text(since, setup.now(), setup.zone)
    if direction is Direction.IN:
        sentence = translate(
            "ByHand", "{name} is in already, since {time}. Press Enter once more to record it all the same."
        )
    else:
        sentence = translate(
            "ByHand", "{name} is out already, since {time}. Press Enter once more to record it all the same."
        )
    return sentence.format(name=name, time=time)


def problem_text(problem: Problem) -> str:
    """Return why nothing was recorded, and what to do."""
    return {
        Problem.WITHOUT_REASON: translate("ByHand", "Say why, in a few words."),
        Problem.REASON_TOO_LONG: translate("ByHand", "A reason has at most {most} characters.").format(
            most=number_text(MOST_WORDS)
        ),
        Problem.IN_FUTURE: translate("ByHand", "This time is yet to come."),
        Problem.BEFORE_THE_DAY: translate("ByHand", "Before this day began: a supervisor corrects earlier days."),
        Problem.OUT_OF_REACH: translate("ByHand", "Not a time that can be meant here."),
        Problem.ALREADY_SO: translate("ByHand", "The member is so already."),
        Problem.SAME_PASSAGE: translate("ByHand", "This very passage is recorded already."),
        Problem.NO_SUCH_MEMBER: translate("ByHand", "This member is no longer of the unit."),
        Problem.NO_SUCH_PASSAGE: translate("ByHand", "This passage is not in the log."),
        Problem.NOT_ALLOWED: translate("ByHand", "Somebody saw this passage: only a supervisor corrects it."),
        Problem.CHANGED_MEANWHILE: translate("ByHand", "Somebody else changed it meanwhile: theirs stands."),
    }[problem]


# --- passages -----------------------------------------------------------------------------------------------------


def passage_title(direction: Direction, at: datetime, setup: DeskSetup) -> str:
    """Return which passage it is: ``in, Tue 24 Nov 17:05``."""
    when = f"{day_text(at.astimezone(setup.zone).date())} {clock_text(at, setup.zone)}"
    if direction is Direction.IN:
        return translate("ByHand", "in, {when}").format(when=when)
    return translate("ByHand", "out, {when}").format(when=when)


def story_line(line: CheckInLine, setup: DeskSetup) -> str:
    """Return one row of a passage's story: what it says, how, by whom and why."""
    made = line.check_in
    said = passage_title(made.direction, made.occurred_at, setup)
    if made.voided:
        said = translate("ByHand", "it did not happen")
    parts = [said, way_text(Way(made.method.value)), line.station, line.entered_by]
    if not made.witnessed:
        parts.append(translate("ByHand", "unseen"))
    if made.reason:
        parts.append(f"\N{LEFT DOUBLE QUOTATION MARK}{made.reason}\N{RIGHT DOUBLE QUOTATION MARK}")
    return " · ".join(part for part in parts if part)


def standing_text(standing: Standing) -> str:
    """Return what a row of a story stands for today."""
    return {
        Standing.COUNTS: translate("ByHand", "counts"),
        Standing.SUPERSEDED: translate("ByHand", "replaced"),
        Standing.VOIDS: translate("ByHand", "nothing counts"),
    }[standing]


# --- questions ----------------------------------------------------------------------------------------------------


def question_text(question: WaitingQuestion, setup: DeskSetup) -> str:
    """Return a question as the desk asks it."""
    line = question.line
    sentence = translate("ByHand", "{name} was signed out unseen at {time}. When did they leave?")
    time = since_text(line.left_at, setup.now(), setup.zone)
    return sentence.format(name=line.member.display_name, time=time)


def more_questions_text(more: int) -> str:
    """Return how many others wait; empty where none does."""
    return translate("ByHand", "%n more question(s)", "", more) if more else ""
