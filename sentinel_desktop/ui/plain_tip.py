"""Tool tips that show a text as it is."""

from html import escape

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """Return a text for ``setToolTip`` or the tool tip of a model's row: what looks like markup is shown, not obeyed.

    A tip without any such thing is returned unchanged.
    """
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>' if Qt.mightBeRichText(text) else text
