"""Coverage-guided fuzzing of one decoder by atheris: inputs that reach new code are kept and changed further.

Run in a process of its own, since the library takes the process over and ends it.
"""

import sys
from pathlib import Path
from typing import Final

import atheris

with atheris.instrument_imports(include=["sentinel_desktop.hardware", "sentinel_desktop.domain.serials"]):
    from tests.fuzz import targets

ROOT: Final = Path(__file__).parent


def main(name: str, seconds: int, found: Path) -> None:
    """Fuzz the target for some seconds, beginning with its corpus; never returns.

    Args:
        name: of the target.
        seconds: how long.
        found: the folder that gets inputs which reach new code, and those that break something.
    """
    target = targets.target_named(name)
    found.mkdir(parents=True, exist_ok=True)
    options = [f"-max_total_time={seconds}", "-max_len=512", f"-artifact_prefix={found}/broken-", "-timeout=5"]
    atheris.Setup([sys.argv[0], *options, str(found), str(ROOT / "corpus" / name)], lambda data: check(target, data))
    atheris.Fuzz()


def check(target: targets.Target, data: bytes) -> None:
    """Hold the decoder to its promises on one input."""
    targets.check_promises(target, data)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
