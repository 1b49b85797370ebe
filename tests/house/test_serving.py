"""What the serving process loads."""

import subprocess
import sys

HEAVY = ("torch", "sentence_transformers", "transformers", "scipy", "sklearn", "onnx")
OF_FILES = ("typst", "segno", "icalendar", "xlsxwriter", "openpyxl", "PIL")
OF_COMMAND_LINES = ("rich", "pygments")
PROGRAM = f"""
import sys
import bot.cli
import bot.commands.serve
import bot.telegram.app
import bot.wiring
print([name for name in {HEAVY + OF_FILES + OF_COMMAND_LINES!r} if name in sys.modules])
"""


def test_serving_does_not_load_what_only_building_files_and_command_lines_need() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=False)  # noqa: S603 (our own interpreter)
    assert done.stderr == ""
    assert done.stdout.strip() == "[]"
