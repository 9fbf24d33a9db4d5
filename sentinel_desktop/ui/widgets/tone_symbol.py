"""A symbol in the colour of a tone."""

from PySide6.QtCore import QSize

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.plain_label import PlainLabel


class ToneSymbol(PlainLabel):
    """Drawn anew when the look changes; ``side`` in the design's pixels."""

    def __init__(self, look: Appearance, side: int) -> None:
        super().__init__()
        self._look = look
        self._side = side
        self._shown: tuple[str, Tone | None] = ("", None)
        look.changed.connect(self._draw)

    def show_symbol(self, symbol: str, tone: Tone | None) -> None:
        """Show a symbol; quiet where it has no tone."""
        if (symbol, tone) != self._shown:
            self._shown = (symbol, tone)
            self._draw()

    def _draw(self) -> None:
        symbol, tone = self._shown
        if symbol:
            tokens, side = self._look.tokens, self._look.type.px(self._side)
            colour = tokens.tones[tone].text if tone else tokens.quiet
            self.setPixmap(icon_pixmap(symbol, colour, QSize(side, side), self.devicePixelRatioF()))
