"""The sign-in of a visitor as one dialog of four short pages: reason, visitor, badge, done."""

import dataclasses
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sentinel_desktop.domain.visit_drafts import VisitDraft, VisitorKind
from sentinel_desktop.domain.visitor_desk import VisitorBadge
from sentinel_desktop.domain.visitors import VisitPurpose
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.visitor_desk.badge_page import BadgePage
from sentinel_desktop.ui.visitor_desk.done_page import Done, DonePage
from sentinel_desktop.ui.visitor_desk.reason_page import ReasonPage
from sentinel_desktop.ui.visitor_desk.steps import Steps
from sentinel_desktop.ui.visitor_desk.upper_dialog import UpperDialog
from sentinel_desktop.ui.visitor_desk.visitor_page import VisitorPage
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.type_ahead import Find, Suggestion

_OF_THE_BADGE_PAGE: Final = ("badge_id", "until", "escort_required", "notes")


class Step(IntEnum):
    """The pages, in their order."""

    REASON = 0
    VISITOR = 1
    BADGE = 2
    DONE = 3


@dataclass(frozen=True, slots=True)
class Typed:
    """Everything that stands in the dialog, so that another one can go on where it was left.

    Attributes:
        host: as shown; the draft has the id alone.
        badge: likewise.
    """

    draft: VisitDraft = dataclasses.field(default_factory=VisitDraft)
    step: Step = Step.REASON
    host: Suggestion | None = None
    badge: VisitorBadge | None = None

    @property
    def is_begun(self) -> bool:
        """Whether anybody would miss it."""
        typed = dataclasses.replace(
            self.draft, purpose=VisitPurpose.OTHER, kind=VisitorKind.GUEST, badge_id=None, event_id=None
        )
        return typed != VisitDraft()


class VisitorSignInDialog(UpperDialog):
    """Enter goes on, Alt+Left goes back, Esc leaves; what is typed can be gone on with.

    ``asked`` tells that a page is to be left forwards. ``another_person`` tells that somebody of this name is here and
    this is somebody else; ``start_over`` that what was kept is not wanted; ``slip_wanted`` that a slip is.
    """

    another_person = Signal()
    start_over = Signal()
    slip_wanted = Signal()

    def __init__(self, look: Appearance, background: Background, find_hosts: Find, parent: QWidget | None) -> None:
        super().__init__(look, "", "", "", parent)
        self._draft = VisitDraft()
        self.step = Step.REASON
        names = (self.tr("Reason"), self.tr("Visitor"), self.tr("Badge"), self.tr("Done"))
        self.steps = Steps(look, names)
        self.reason = ReasonPage(look)
        self.visitor = VisitorPage(look, background, find_hosts)
        self.badge = BadgePage(look, background)
        self.done_page = DonePage(look)
        self.pages: dict[Step, QWidget] = {
            Step.REASON: self.reason,
            Step.VISITOR: self.visitor,
            Step.BADGE: self.badge,
            Step.DONE: self.done_page,
        }
        type_ = look.type
        self.back = KeyButton(self.tr("Back"), keys.STEP_BACK, type_)
        self.over = KeyButton(self.tr("Start over"), keys.FORGET_TYPED, type_)
        self.other = KeyButton(self.tr("It is somebody else"), keys.ANOTHER_PERSON, type_)
        self.slip = KeyButton(self.tr("Print slip"), keys.PRINT_SLIP, type_)
        self._least_width = type_.px(660)
        self._build()
        self._connect()
        self.show_step(Step.REASON)

    # --- what stands in it --------------------------------------------------------------------------------------------

    @property
    def draft(self) -> VisitDraft:
        """What is typed on all pages."""
        badge = self.badge.draft
        of_badge = {name: getattr(badge, name) for name in _OF_THE_BADGE_PAGE}
        return dataclasses.replace(self.visitor.draft, **of_badge)

    @property
    def typed(self) -> Typed:
        """Everything that stands here."""
        return Typed(self.draft, self.step, self.visitor.host.choice, self.badge.chosen)

    def show_draft(self, draft: VisitDraft, end_of_day: str) -> None:
        """Show a draft on all pages; host and badge stand as they are shown."""
        self._draft = draft
        self.visitor.show_draft(draft)
        self.badge.show_draft(draft, end_of_day)

    def show_step(self, step: Step) -> None:
        """Show a page and put the keyboard where a person begins on it."""
        self.step = step
        for each, page in self.pages.items():
            page.setVisible(each is step)
        self.steps.show_step(step)
        # Found by the name of what was asked for, whichever page it is on.
        self.setWindowTitle(self.tr("Visitor in · {page}").format(page=self._titles[step]))
        self.title.setText(self._titles[step])
        self.title.setVisible(step is not Step.DONE)
        self.show_message("")
        self.action.show_text(self._actions[step])
        self.back.setVisible(step in {Step.VISITOR, Step.BADGE})
        self.cancel.setVisible(step is not Step.DONE)
        self.slip.setVisible(False)
        self.fit()
        self._focus_first()
        if step is not Step.REASON:
            # A reason that had the keyboard while the dialog opened would keep Enter for itself.
            self.action.setDefault(True)

    def show_done(self, done: Done) -> None:
        """Show what came of it."""
        self.done_page.show_done(done)
        self.show_step(Step.DONE)
        self.show_news("")
        self.over.hide()
        self.slip.setVisible(not done.waiting)
        self.action.setFocus()

    def show_message(self, sentence: str, *, may_be_another: bool = False) -> None:
        """Say why nobody was signed in; ``may_be_another`` lets a person say that it is somebody else."""
        super().show_message(sentence)
        self.other.setVisible(may_be_another)

    def show_news(self, sentence: str) -> None:
        """Say quietly what happened meanwhile."""
        self.about.setText(sentence)
        self.about.setVisible(bool(sentence))

    def show_kept(self, *, kept: bool) -> None:
        """Say that this was begun before, and let a person begin anew."""
        self.over.setVisible(kept)
        self.show_news(self.tr("You had begun this one: go on, or start over.") if kept else "")

    def is_ready(self) -> bool:
        """Each page says itself what it lacks."""
        return True

    # --- how it is made -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, self.steps)
        for page in self.pages.values():
            self.fields.addWidget(page)
        for place, button in enumerate((self.back, self.over)):
            button.setAutoDefault(False)
            self.buttons.insertWidget(place, button)
        for button in (self.other, self.slip):
            button.setAutoDefault(False)
            self.buttons.insertWidget(self.buttons.indexOf(self.cancel), button)
            button.hide()
        self.over.hide()
        self._titles = {
            Step.REASON: self.tr("Why are they here?"),
            Step.VISITOR: self.tr("Who is visiting?"),
            Step.BADGE: self.tr("Which badge do they get?"),
            Step.DONE: self.tr("Signed in"),
        }
        self._actions = {
            Step.REASON: self.tr("Continue"),
            Step.VISITOR: self.tr("Continue"),
            Step.BADGE: self.tr("Sign in"),
            Step.DONE: self.tr("Close"),
        }

    def _connect(self) -> None:
        self.reason.chosen.connect(self._on_reason)
        self.back.clicked.connect(lambda: self.show_step(Step(self.step - 1)))
        self.other.clicked.connect(self.another_person)
        self.over.clicked.connect(self.start_over)
        self.slip.clicked.connect(self.slip_wanted)
        for page in (self.visitor, self.badge):
            page.edited.connect(lambda: self.show_message(""))
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.action.click)

    def _on_reason(self, purpose: VisitPurpose) -> None:
        self.visitor.show_draft(dataclasses.replace(self.visitor.draft, purpose=purpose))
        self.show_step(Step.VISITOR)

    def _focus_first(self) -> None:
        match self.step:
            case Step.REASON:
                self.reason.focus_on(self.visitor.draft.purpose)
            case Step.VISITOR:
                self.visitor.focus_on("last_name")
            case Step.BADGE:
                self.badge.focus_first()
            case Step.DONE:
                self.action.setFocus()

    def _on_action(self) -> None:
        if self.step is Step.REASON and not self.is_busy:
            focused = next((each for each, tile in self.reason.tiles.items() if tile.hasFocus()), None)
            self._on_reason(self.visitor.draft.purpose if focused is None else focused)
        elif self.step is Step.DONE:
            self.accept()
        else:
            super()._on_action()
