"""The end: what was set up, and what to do first at the desk."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.facts import Fact, FactsGrid
from sentinel_desktop.ui.widgets.keycap import key_text
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.state_head import StateHead


@dataclass(frozen=True, slots=True)
class SetUp:
    """What was set up.

    Attributes:
        username: of the administrator who was made; empty where none was.
    """

    facts: Sequence[Fact]
    username: str = ""


class DonePage(QWidget):
    """The facts, and the first keys."""

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        type_ = look.type
        self.head = StateHead(look)
        self.facts = FactsGrid(type_)
        self.first = text_label()
        self.first.setWordWrap(True)
        box = QFrame()
        box.setObjectName("aside")
        box.setAccessibleName(self.tr("What was set up"))
        inside = QVBoxLayout(box)
        inside.setContentsMargins(type_.px(16), type_.px(12), type_.px(16), type_.px(14))
        inside.setSpacing(type_.px(12))
        inside.addWidget(self.head)
        inside.addWidget(self.facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(type_.px(14))
        column.addWidget(box)
        column.addWidget(self.first)
        column.addStretch(1)

    def show_set_up(self, done: SetUp) -> None:
        """Show this."""
        self.head.show_state(
            "circle-check",
            Tone.IN,
            self.tr("This desk is ready"),
            self.tr("As soon as it is open, a tap on the reader is recorded."),
        )
        self.facts.show_facts(done.facts)
        help_key, sign_in = key_text(keys.HELP), key_text(keys.SIGN_IN)
        if done.username:
            text = self.tr("At the desk {help} shows every key. Sign in with {sign_in} as {username}.")
            self.first.setText(text.format(help=help_key, sign_in=sign_in, username=done.username))
        else:
            text = self.tr("At the desk {help} shows every key. Sign in with {sign_in}.")
            self.first.setText(text.format(help=help_key, sign_in=sign_in))
