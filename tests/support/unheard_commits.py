"""Units of work at a line that is cut between a commit and the answer to it."""

from sqlalchemy import Engine

from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork


class _Unheard(SqlUnitOfWork):
    """Commits, and tells nobody."""

    def commit(self) -> None:
        """Make it so, and end as a line does that is cut."""
        super().commit()
        raise StoreUnavailableError("The line was cut.")


class CutLine:
    """Opens units of work; the answer to the next commit is lost where that is asked for."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._is_cut = False

    def lose_the_next(self) -> None:
        """Let the next unit of work be done unheard; those after it are as good as any."""
        self._is_cut = True

    def open_work(self) -> SqlUnitOfWork:
        """Open one."""
        is_cut, self._is_cut = self._is_cut, False
        return _Unheard(self._engine) if is_cut else SqlUnitOfWork(self._engine)
