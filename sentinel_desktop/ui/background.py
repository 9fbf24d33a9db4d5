"""What a presenter asks of whoever keeps slow work off the main thread."""

from collections.abc import Callable, Coroutine
from typing import Any, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Background(Protocol):
    """Runs a presenter's work on the main thread, and what it awaits on another. Used on the main thread only."""

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Begin work that goes on by itself; a fault of the program in it is logged and ends that work alone."""

    async def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call ``function`` on another thread; return what it returns, raise what it raises."""
