"""How far long work has come: told by the thread that does it, looked at and broken off by another."""


class Progress:
    """Of one piece of work. Every attribute is one whole number or a switch, so that any thread may read it.

    Attributes:
        done: how much is done.
        total: how much there is; 0 while that is not known.
    """

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self._broken_off = False

    def break_off(self) -> None:
        """Ask that it ends soon, with nothing to show for it."""
        self._broken_off = True

    @property
    def broken_off(self) -> bool:
        """Whether that was asked."""
        return self._broken_off
