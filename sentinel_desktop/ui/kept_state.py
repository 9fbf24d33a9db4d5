"""What is kept beside the windows, so that one that is made anew begins with it: what people typed, who is in."""

from collections.abc import Callable
from typing import TypeVar, cast

KeptT = TypeVar("KeptT")


class KeptState:
    """One store a feature, made when it is first asked for; on the main thread."""

    def __init__(self) -> None:
        self._stores: dict[str, object] = {}

    def of(self, feature: str, make: Callable[[], KeptT]) -> KeptT:
        """Return the feature's store; ``make`` makes it where there is none yet.

        A feature always names the same kind of store.
        """
        if feature not in self._stores:
            self._stores[feature] = make()
        return cast("KeptT", self._stores[feature])
