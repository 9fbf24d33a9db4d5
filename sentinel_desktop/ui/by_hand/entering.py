"""Opens the dialog in which passages are entered, and enters them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.hand_entries import KeptHere, NewEntry, Outcome, Problem, Recorded, Refused
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.ui.by_hand.dialog_keeper import ByHandDesk, DialogKeeper
from sentinel_desktop.ui.by_hand.entry_dialog import EntryDialog
from sentinel_desktop.ui.by_hand.wording import (
    already_text,
    follows_text,
    kept_text,
    problem_text,
    recorded_text,
    suggestion_of,
    usual_reasons,
)
from sentinel_desktop.ui.dialog_work import stands, told_in
from sentinel_desktop.ui.widgets.type_ahead import Suggestion


class Entering(DialogKeeper[EntryDialog]):
    """The key F4, and whoever asks for somebody to be checked in or out."""

    def __init__(self, desk: ByHandDesk, parent: QObject) -> None:
        super().__init__(desk, parent)
        self._begins_with: tuple[MemberId | None, Direction | None] = (None, None)
        desk.setup.requests.by_hand_requested.connect(self._on_requested)

    def open(self) -> None:
        """Open the dialog, with whom it was asked for."""
        desk = self._desk
        (member_id, direction), self._begins_with = self._begins_with, (None, None)
        if self.dialog is None or not self.dialog.isVisible():
            reasons = desk.reasons.offered(usual_reasons())
            dialog = EntryDialog(desk.setup, desk.background, self._find, reasons, desk.window)
            dialog.entered.connect(lambda entry: desk.background.begin(self._enter(dialog, entry)))
            self.open_dialog(dialog, member_id)
            if member_id is None and dialog.person is not None:
                # Whom somebody chose before a lock may have come or gone since.
                member_id, direction = dialog.person.member_id, dialog.direction.chosen
        if member_id is not None and self.dialog is not None:
            desk.background.begin(self._begin_with(self.dialog, member_id, direction))

    def _on_requested(self, member_id: MemberId | None, direction: Direction | None) -> None:
        # Opened by the window, which has whoever stands here sign in first where that is needed.
        self._begins_with = (member_id, direction)
        self._desk.setup.requests.action_requested.emit("by_hand")

    def _find(self, text: str) -> Sequence[Suggestion]:
        """Return who may be meant; called on another thread."""
        return [suggestion_of(person, self._desk.setup) for person in self._desk.asked.people.find(text)]

    async def _begin_with(self, dialog: EntryDialog, member_id: MemberId, direction: Direction | None) -> None:
        with told_in(dialog):
            person = await self._desk.background.call(self._desk.asked.people.person, member_id)
            if not stands(dialog):
                return
            if person is None:
                dialog.show_message(problem_text(Problem.NO_SUCH_MEMBER))
            else:
                dialog.show_person(suggestion_of(person, self._desk.setup), direction)

    async def _enter(self, dialog: EntryDialog, entry: NewEntry) -> None:
        name = "" if dialog.person is None else dialog.person.display_name
        enter = self._desk.asked.entries.enter
        answer = await self.ask(dialog, lambda: self._desk.background.call(enter, entry))
        if answer is not None:
            self._show(dialog, name, entry, answer[0])

    def _show(self, dialog: EntryDialog, name: str, entry: NewEntry, outcome: Outcome) -> None:
        setup = self._desk.setup
        if isinstance(outcome, Refused):
            if outcome.problem is Problem.ALREADY_SO:
                dialog.ask_again(already_text(name, entry.direction, outcome.since, setup))
            else:
                dialog.show_message(problem_text(outcome.problem))
            return
        self._desk.reasons.note(entry.reason)
        if isinstance(outcome, KeptHere):
            dialog.show_recorded(kept_text(name, outcome.direction, outcome.at, setup), is_waiting=True)
        else:
            dialog.show_recorded(_recorded_sentence(name, outcome, self._desk))


def _recorded_sentence(name: str, recorded: Recorded, desk: ByHandDesk) -> str:
    said = recorded_text(name, recorded.direction, recorded.at, desk.setup)
    return " ".join(part for part in (said, follows_text(recorded)) if part)
