"""The way from a desk to its server, which can be cut and mended."""

from contextlib import ExitStack
from typing import Self

from tests.support.vanishing_relay import VanishingRelay


class Wire:
    """The way from a desk to the server, at a port that stays its own; cut and mended."""

    def __init__(self, server: int) -> None:
        self._server = server
        self._relay = VanishingRelay(server)
        self.port = self._relay.port
        self._held = ExitStack()

    def __enter__(self) -> Self:
        """Lay it."""
        self._held.enter_context(self._relay)
        return self

    def __exit__(self, *_: object) -> None:
        """Take it away."""
        self._held.close()

    def cut(self) -> None:
        """End every connection; nobody listens any more, as when the server was killed."""
        self._held.close()

    def mend(self) -> None:
        """Let the server be reached again."""
        self._held.enter_context(VanishingRelay(self._server, self.port))
