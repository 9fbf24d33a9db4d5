"""Where a visitor stands at a kiosk, and what they said: all that its pages are made of, in either language."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from sentinel_desktop.domain.kiosk import EventToday, HostFound, KioskField, KioskForm, KioskTexts
from sentinel_desktop.domain.visitors import Language


class Step(StrEnum):
    """What is on the screen."""

    WELCOME = "welcome"
    WHO = "who"
    NEEDS = "needs"
    REVIEW = "review"
    DONE = "done"
    LEAVING = "leaving"
    LEFT = "left"
    STAFF = "staff"
    """A supervisor takes the kiosk away."""


LINES: Final = {
    Step.LEAVING: (KioskField.LAST_NAME, KioskField.PHONE),
}
"""What is asked on pages whose lines do not follow from the form."""


@dataclass(frozen=True, slots=True)
class KioskState:
    """One moment of one visitor.

    Attributes:
        form: what was typed so far; on the page of leaving, last name and telephone number.
        reviewing: a line is changed from the review, and the next step leads back there.
        hosts: whom the name that was typed may mean.
        searched: a search for the host has answered.
        events: those of today.
        has_badge: the badge that was tapped is the visitor's.
        can_tap: the reader reads badges now.
        username: of who takes the kiosk away; the password is in its line alone.
        problem: what could not be done, in a sentence; empty where nothing.
        busy: something is being done that must not be asked for twice.
    """

    language: Language
    step: Step = Step.WELCOME
    form: KioskForm = field(default_factory=KioskForm)
    reviewing: bool = False
    hosts: Sequence[HostFound] = ()
    searched: bool = False
    events: Sequence[EventToday] = ()
    texts: KioskTexts = field(default_factory=KioskTexts)
    has_badge: bool = True
    can_tap: bool = True
    username: str = field(default="", repr=False)
    problem: str = ""
    busy: bool = False

    @property
    def lines(self) -> tuple[KioskField, ...]:
        """What is typed on this page, in its order."""
        if self.step is Step.WHO:
            return self.form.who
        if self.step is Step.NEEDS:
            return self.form.needs
        return LINES.get(self.step, ())

    def at(self, step: Step) -> "KioskState":
        """Return the same visitor on another page."""
        return replace(self, step=step, problem="", busy=False)

    @property
    def after(self) -> Step:
        """The page that follows this one."""
        if self.step is Step.WHO and self.form.needs and not self.reviewing:
            return Step.NEEDS
        return Step.REVIEW

    @property
    def before(self) -> Step:
        """The page that this one came after."""
        if self.reviewing and self.step in {Step.WHO, Step.NEEDS}:
            return Step.REVIEW
        if self.step is Step.NEEDS or (self.step is Step.REVIEW and not self.form.needs):
            return Step.WHO
        return Step.NEEDS if self.step is Step.REVIEW else Step.WELCOME
