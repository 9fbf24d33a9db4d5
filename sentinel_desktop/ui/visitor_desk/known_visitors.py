"""Whom the sign-in of a visitor offers: earlier visits of the name that is typed, and hosts."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.domain.visit_drafts import VisitProblem, draft_again, problems_of
from sentinel_desktop.domain.visitor_desk import VisitorOffered
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.visitor_desk.asked import ReceivesVisitors
from sentinel_desktop.ui.visitor_desk.sign_in_dialog import VisitorSignInDialog
from sentinel_desktop.ui.visitor_desk.wording import (
    end_of_day_text,
    initials_of,
    offer_detail,
    offer_name,
    presence_text,
    problem_text,
)
from sentinel_desktop.ui.widgets.type_ahead import Suggestion

translate = QCoreApplication.translate

OF_PAGE_TWO: Final = frozenset({"until", "notes", "badge"})
"""The fields that are not asked together with who it is."""


class KnownVisitors:
    """Part of the presenter of the sign-in; on the main thread, but for ``find_hosts``."""

    def __init__(
        self,
        setup: DeskSetup,
        service: ReceivesVisitors,
        background: Background,
        dialog: Callable[[], VisitorSignInDialog | None],
    ) -> None:
        """Prepare it; ``dialog`` is the one that is open."""
        self._setup, self._service, self._background, self._dialog = setup, service, background, dialog
        self._searched = ""

    def find_hosts(self, text: str) -> Sequence[Suggestion]:
        """Return the hosts that may be meant; called on a thread of the background."""
        return [self.host_shown(person) for person in self._service.hosts(text)]

    def host_shown(self, person: PersonFound) -> Suggestion:
        """Return a host as the dialog offers them."""
        detail = presence_text(person, self._setup.now(), self._setup.zone)
        initials = initials_of(person.first_name, person.last_name)
        return Suggestion(person.member_id, person.display_name, detail, initials)

    def hear_name(self, text: str) -> None:
        """Offer the earlier visits of a name that is being typed."""
        self._searched = text
        self._background.begin(self._suggest(text))

    def hear_taken(self, offer: VisitorOffered) -> None:
        """Fill everything in from the visit that was chosen."""
        self._searched = ""
        self.take_over(offer)
        dialog = self._dialog()
        if dialog is None:
            return
        missing = self._missing(dialog)
        if offer.is_expected:
            self.say_what_is_missing()
        elif missing:
            # The keyboard goes to what is still missing; where nothing is, Enter goes on from where it is.
            dialog.visitor.focus_on(missing[0])

    def say_what_is_missing(self) -> None:
        """Say beside the fields what an announcement lacks: it may come before it is known who receives the visitor."""
        dialog = self._dialog()
        if dialog is None:
            return
        missing = self._missing(dialog)
        for name in missing:
            dialog.visitor.show_problem(name, problem_text(name, VisitProblem.MISSING))
        if missing:
            dialog.visitor.focus_on(missing[0])

    def _missing(self, dialog: VisitorSignInDialog) -> Sequence[str]:
        problems = problems_of(dialog.draft, self._setup.now(), self._setup.timings)
        return [
            name for name, problem in problems.items() if problem is VisitProblem.MISSING and name not in OF_PAGE_TWO
        ]

    def take_over(self, offer: VisitorOffered) -> None:
        """Fill everything in from an earlier visit of the same person, or from the one that is expected."""
        dialog = self._dialog()
        if dialog is None:
            return
        expected_id = offer.seen.id if offer.is_expected else None
        draft = draft_again(dialog.draft, offer.visit, offer.kind, self._setup.zone, expected_id=expected_id)
        host = None
        if offer.host is not None and draft.host_member_id is not None:
            state = translate("VisitorDesk", "is in") if offer.host_is_in else translate("VisitorDesk", "is out")
            host = Suggestion(draft.host_member_id, offer.host, state)
        dialog.visitor.show_host(host)
        dialog.show_draft(draft, end_of_day_text(self._setup.now(), self._setup.timings))

    def tell_away(self, sentence: str) -> None:
        """Say why nobody can be offered."""
        dialog = self._dialog()
        if dialog is not None:
            told = translate(
                "VisitorDesk", "{reason} Nobody is offered meanwhile; a visitor is signed in all the same."
            )
            dialog.show_news(told.format(reason=sentence))

    async def _suggest(self, text: str) -> None:
        offers: Sequence[VisitorOffered] = ()
        # While the database is away nobody is offered, which the dialog says once.
        with told_to(self.tell_away):
            offers = await self._background.call(self._service.suggestions, text)
        dialog = self._dialog()
        if dialog is not None and text == self._searched:
            now, zone = self._setup.now(), self._setup.zone
            shown = [
                Suggestion(
                    offer.seen.id,
                    offer_name(offer),
                    offer_detail(offer, now, zone),
                    initials_of(offer.visit.first_name, offer.visit.last_name),
                )
                for offer in offers
            ]
            dialog.visitor.offers.offer_visitors(offers, shown)
