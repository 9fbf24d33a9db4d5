"""Where the embedded server answers and what is known of it: plain values that leave this room."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

HOST = "127.0.0.1"
DATABASE = "sentinel"
OWNER = "sentinel_owner"


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """A running embedded server.

    Attributes:
        passfile: the libpq password file with the owner's password.
        password: the owner's password where it rests in a keyring and that file is not there; empty otherwise.
    """

    port: int
    passfile: Path
    password: str = field(default="", repr=False)
    host: str = HOST
    database: str = DATABASE
    owner: str = OWNER

    def owner_conninfo(self, database: str | None = None) -> str:
        """Return a URL that acts as the owner: names the password file, or has the password of a keyring.

        Args:
            database: another database of the same server; None for the program's own.
        """
        secret = (
            f"password={quote(self.password, safe='')}"
            if self.password
            else f"passfile={quote(str(self.passfile), safe='/')}"
        )
        return f"postgresql://{self.owner}@{self.host}:{self.port}/{database or self.database}?{secret}"


@dataclass(frozen=True, slots=True)
class ServerStatus:
    """The embedded server as a doctor sees it; looking changes nothing.

    Attributes:
        folder: what the program keeps of the server: log, list of users, the owner's password or its name in a keyring.
        cluster: where the data lies; elsewhere than in ``folder`` when the server's account cannot reach that.
        created: the cluster has been created.
        pid: the process of the running server, None when it is not running.
        port: the port of the running server, None when it is not running.
        answering: it takes connections; False while it starts, recovers or stops.
        users: how many living programs keep it up.
        log: the server's own log.
        problem: one sentence on why the folder cannot be used, None when it can.
    """

    folder: Path
    cluster: Path
    created: bool
    pid: int | None
    port: int | None
    answering: bool
    users: int
    log: Path
    problem: str | None
