"""What a process uses: memory, processor time and native libraries, read from Linux's /proc.

Not ``resource.getrusage``: a child that is started with vfork begins with its parent's peak there, and another
process cannot be asked at all.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Memory:
    """Resident memory in MB (10^6 bytes), now and at its highest."""

    resident_mb: float
    peak_mb: float


def memory_of(process: int | str, proc: Path = PROC) -> Memory | None:
    """Return the memory of the process with that number, or of this one for "self"; None where there is no /proc."""
    try:
        status = (proc / str(process) / "status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    kilobytes = {name: int(size) for name, size in re.findall(r"^(Vm\w+):\s+(\d+) kB$", status, re.MULTILINE)}
    if "VmRSS" not in kilobytes or "VmHWM" not in kilobytes:
        return None
    return Memory(_in_mb(kilobytes["VmRSS"]), _in_mb(kilobytes["VmHWM"]))


def cpu_seconds_of(process: int, proc: Path = PROC) -> float | None:
    """Return the processor time of all its threads so far; None where there is no /proc.

    Unlike the time that passes it hardly grows when others use the machine too.
    """
    try:
        # The name of the program, in brackets, may hold anything.
        fields = (proc / str(process) / "stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    except OSError:
        return None
    user, system = int(fields[11]), int(fields[12])
    return (user + system) / os.sysconf("SC_CLK_TCK")


def maps_package(process: int, package: str, proc: Path = PROC) -> bool | None:
    """Return whether a native library of the Python ``package`` is loaded; None where there is no /proc."""
    try:
        maps = (proc / str(process) / "maps").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    return f"/{package}/" in maps


def _in_mb(kilobytes: int) -> float:
    return round(kilobytes * 1024 / 1e6, 1)
