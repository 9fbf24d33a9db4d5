"""Tell a process from a later one with the same pid, whatever happens to the clock."""

from pathlib import Path

import psutil

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def start_mark(pid: int) -> str | None:
    """Return what sets this process apart from every other that had or will have its pid; None when it has ended.

    On Linux this is the boot and the tick of the start: the start as a time of day moves when the clock is set, and
    a living program would seem to be another. Elsewhere the system keeps the time of day of the start as it was.
    A process that has ended and waits to be collected by its parent counts as ended.
    """
    try:
        process = psutil.Process(pid)
        with process.oneshot():
            if process.status() == psutil.STATUS_ZOMBIE:
                return None
            created = process.create_time()
    except (psutil.NoSuchProcess, psutil.ZombieProcess):
        return None
    if not psutil.LINUX:
        return f"{created:.2f}"
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2]
    except (FileNotFoundError, ProcessLookupError):
        return None
    ticks = after_name.split()[19]
    return f"{_BOOT_ID.read_text(encoding='ascii').strip()}/{ticks}"
