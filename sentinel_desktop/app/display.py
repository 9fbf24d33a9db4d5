"""Whether there is a screen to open a window on: asked before Qt is, which would end the process with a core dump."""

import sys
from collections.abc import Mapping


class NoDisplayError(Exception):
    """There is no screen to open a window on."""


def require_display(environment: Mapping[str, str]) -> None:
    """Return when Qt has somewhere to draw.

    Raises:
        NoDisplayError: on Linux, neither X nor Wayland nor a platform of the person's own choice.
    """
    chosen = any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if sys.platform == "linux" and not chosen:
        raise NoDisplayError(
            "There is no display to open the desk on: start it in a graphical session, use 'xvfb-run' for a virtual "
            "one, or run 'sentinel-desktop station', which needs none."
        )
