import os
import sys
from pathlib import Path

import pytest

from benchmarks.process import Memory, cpu_seconds_of, maps_package, memory_of

linux = pytest.mark.skipif(sys.platform != "linux", reason="there is no /proc")


def write_proc(proc: Path, name: str, content: str) -> None:
    (proc / "42").mkdir(exist_ok=True)
    (proc / "42" / name).write_text(content)


def test_memory_is_read_in_megabytes(tmp_path: Path) -> None:
    write_proc(tmp_path, "status", "Name:\tpython\nVmHWM:\t  500000 kB\nVmRSS:\t  250000 kB\nThreads:\t4\n")
    assert memory_of(42, tmp_path) == Memory(resident_mb=256.0, peak_mb=512.0)


def test_what_the_system_does_not_tell_is_none(tmp_path: Path) -> None:
    assert memory_of(42, tmp_path) is None
    assert cpu_seconds_of(42, tmp_path) is None
    assert maps_package(42, "torch", tmp_path) is None
    write_proc(tmp_path, "status", "Name:\tzombie\n")
    assert memory_of(42, tmp_path) is None


def test_processor_time_is_found_behind_any_name_of_the_program(tmp_path: Path) -> None:
    write_proc(tmp_path, "stat", f"42 (a ) b (c) S {' '.join('0' * 10)} 150 50 7 8 9")
    assert cpu_seconds_of(42, tmp_path) == pytest.approx(200 / os.sysconf("SC_CLK_TCK"))


def test_a_package_is_loaded_when_a_library_of_its_folder_is(tmp_path: Path) -> None:
    write_proc(tmp_path, "maps", "7f00-7f01 r-xp 0 08:01 1 /venv/site-packages/torch_like/lib/x.so\n")
    assert maps_package(42, "torch", tmp_path) is False
    write_proc(tmp_path, "maps", "7f00-7f01 r-xp 0 08:01 1 /venv/site-packages/torch/lib/libtorch.so\n")
    assert maps_package(42, "torch", tmp_path) is True


@linux
def test_this_process_uses_memory_and_time() -> None:
    memory = memory_of("self")
    assert memory is not None
    assert 1 < memory.resident_mb <= memory.peak_mb
    used = cpu_seconds_of(os.getpid())
    assert used is not None
    assert used > 0
