"""A unit of work made of the repositories that a test gives it, in the test's own transaction."""

from types import TracebackType
from typing import Generic, Self, TypeVar, cast

WorkT = TypeVar("WorkT")


class WorkOf(Generic[WorkT]):
    """Opens the same unit of work as often as it is asked to; what is committed is the test's affair.

    Args:
        repositories: by the names that the service knows them by.
    """

    def __init__(self, **repositories: object) -> None:
        for name, repository in repositories.items():
            setattr(self, name, repository)

    def __call__(self) -> WorkT:
        """Open it."""
        return cast("WorkT", self)

    def __enter__(self) -> Self:
        """Begin nothing: the transaction goes on."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End nothing."""

    def commit(self) -> None:
        """Leave it to the test."""
