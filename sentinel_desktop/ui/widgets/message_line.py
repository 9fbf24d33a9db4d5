"""The line on which a page, a card or a dialog says something of itself, in as many lines as the sentence needs."""

from typing import Literal

from sentinel_desktop.ui.widgets.plain_label import PlainLabel


class MessageLine(PlainLabel):
    """Not there while there is nothing to say.

    Args:
        usual: how a sentence looks that is no problem: the good end of something, or a quiet remark.
        keeps_room: its place stays free while there is nothing to say, so that nothing around it moves.
    """

    def __init__(self, usual: Literal["good", "quiet"] = "good", *, keeps_room: bool = False) -> None:
        super().__init__()
        self._usual = usual
        self._keeps_room = keeps_room
        self.setWordWrap(True)
        self.setProperty("role", usual)
        if not keeps_room:
            self.hide()

    def say(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say this and nothing else; nothing where it is empty."""
        self.setText(sentence)
        if not self._keeps_room:
            self.setVisible(bool(sentence))
        self.setProperty("role", "bad" if is_bad else self._usual)
        self.style().unpolish(self)
        self.style().polish(self)
