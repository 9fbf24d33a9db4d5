"""A dialog over a page whose words can be had back: they are kept where it is taken away, and stand there again."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.ui.drafts import Drafts
from sentinel_desktop.ui.widgets.form_dialog import FormDialog
from sentinel_desktop.ui.widgets.suggestions import Suggestion


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields of such a dialog; each has some of them.

    Attributes:
        who: whom somebody chose.
        name: what is typed where they are looked for.
        choice: which of a few things is chosen.
        time: as it is typed.
        left_out: who was unticked.
    """

    who: Suggestion | None = None
    name: str = ""
    choice: Hashable = None
    time: str = ""
    reason: str = ""
    left_out: frozenset[Hashable] = frozenset()


ByHandDrafts = Drafts[Hashable, None, Typed]
"""By what a dialog is about: the member who is entered, None where that is open; a passage, a question, long stays."""


class TypingDialog(FormDialog):
    """Satisfied by the dialogs of passages by hand."""

    @property
    def typed(self) -> Typed | None:
        """What a person typed or chose; None where everything is as it was at first."""
        raise NotImplementedError

    def show_typed(self, typed: Typed) -> None:
        """Show what was typed before, and say so."""
        line = self.quiet_line(QCoreApplication.translate("ByHand", "What you typed before is here again."))
        self.fields.insertWidget(0, line)
        self.put(typed)

    def put(self, typed: Typed) -> None:
        """Put it into the fields."""
        raise NotImplementedError
