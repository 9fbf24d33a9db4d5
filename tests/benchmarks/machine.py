"""What the marks were measured on."""

import os
import platform
import sys
from datetime import datetime
from pathlib import Path

import psutil


def describe(server: str, data: Path) -> str:
    """Return a line on this computer, its software and how busy it is now."""
    load = ", ".join(f"{value:.1f}" for value in psutil.getloadavg())
    python = f"Python {platform.python_version()}"
    now = datetime.now().astimezone().isoformat(timespec="minutes")
    memory = psutil.virtual_memory().total / 1024**3
    return (
        f"{now} · {os.cpu_count()} cores ({_processor()}), {memory:.0f} GiB · {sys.platform} {platform.release()} · "
        f"{python} · {server}, files on {_file_system(data)} · load average {load}"
    )


def load_now() -> str:
    """Return how busy the computer is now."""
    return ", ".join(f"{value:.1f}" for value in psutil.getloadavg())


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _file_system(folder: Path) -> str:
    around = [part for part in psutil.disk_partitions(all=True) if folder.resolve().is_relative_to(part.mountpoint)]
    return max(around, key=lambda part: len(part.mountpoint)).fstype if around else "an unknown file system"
