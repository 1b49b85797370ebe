"""What the figures were measured on."""

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

Facts = dict[str, object]

PACKAGES = (
    "numpy",
    "faiss-cpu",
    "onnxruntime",
    "sentencepiece",
    "sentence-transformers",
    "transformers",
    "torch",
    "PyStemmer",
    "python-telegram-bot",
    "sqlalchemy",
    "txtai",
    "haystack-ai",
)


def machine_facts() -> Facts:
    """Return processor, cores, load, operating system, versions and the time; nothing that names the machine.

    ``load`` is how many processes wanted to run during the last minute: figures taken beside others' work are slower.
    """
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "cpu": cpu_model(),
        "cores": usable_cores(),
        "load": round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None,
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "versions": {name: found for name in PACKAGES if (found := installed_version(name))},
    }


def usable_cores() -> int:
    """Return how many cores this process may use; a container often gets fewer than there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def cpu_model(cpuinfo: Path = Path("/proc/cpuinfo")) -> str:
    """Return the processor's name as far as the system tells it."""
    try:
        lines = cpuinfo.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def installed_version(package: str) -> str | None:
    """Return the version of ``package``, or None when it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None
