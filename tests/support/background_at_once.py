"""Work in the background of a window that is tested or pictured: done at once, or when a test lets it."""

from collections.abc import Callable, Coroutine, Generator
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class _Pause:
    """Awaited, it gives control back to whoever drives the coroutine."""

    def __await__(self) -> Generator[None, None, None]:
        yield


class BackgroundAtOnce:
    """Satisfies ``ui.background.Background`` without threads and without a loop.

    While ``held``, what was begun stops before its next call and goes on with ``release``.
    """

    def __init__(self) -> None:
        self.held = False
        self._stopped: list[Coroutine[Any, Any, None]] = []

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Do the work, up to a call that is held."""
        self._drive(work)

    async def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call ``function``, when that is let."""
        while self.held:
            await _Pause()
        return function(*args, **kwargs)

    def release(self) -> None:
        """Let everything go on that was held."""
        self.held = False
        stopped, self._stopped = self._stopped, []
        for work in stopped:
            self._drive(work)

    def _drive(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            work.send(None)
        except StopIteration:
            return
        self._stopped.append(work)
