"""The real ``interekip`` in a terminal's pipe: every line is answered, whatever it holds."""

import json
import subprocess
import sys

import pytest

from tests.process.serving import Finished, Home

QUESTION = "Ile wyniosła dotacja MSZ na projekt InterEkip?"
QUOTE = "Dotacja wyniosła 85.200 zł"
OFF_TOPIC = "Jak upiec sernik z rodzynkami?"


@pytest.fixture
def home(whole_home: Home) -> Home:
    """A home with all topics: what is off them is told from what is on them, and ``start`` builds no other index."""
    return whole_home


def pipe(home: Home, typed: bytes, *arguments: str) -> Finished:
    """Run a command from nothing with bytes on its standard input, in any encoding or in none."""
    done = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-m", "bot", *arguments],
        cwd=home.folder,
        env=home.environment(),
        input=typed,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Finished(done.returncode, done.stdout.decode(), done.stderr.decode())


def test_every_line_of_a_pipe_is_answered_with_its_source_until_the_word_to_leave(home: Home) -> None:
    done = home.run("chat", typed=f"{QUESTION}\n\n{OFF_TOPIC}\n/koniec\n{QUESTION}\n")
    assert (done.code, done.errors) == (0, "")
    answered, line, refused = done.out.partition(f"› {OFF_TOPIC}\n")
    assert answered.startswith(f"› {QUESTION}\n")
    assert line
    assert QUOTE in answered
    assert "https://" in answered
    assert "[1]" in answered
    assert "›" not in refused
    assert "https://" not in refused
    assert "koordynator" in refused


def test_the_state_of_the_conversation_outlives_the_process(home: Home) -> None:
    first = home.run("chat", typed=f"/jezyk\n{QUESTION}\n1\n")
    assert (first.code, first.errors) == (0, "")
    again = home.run("chat", typed="a kto ją przyznał?\n")
    assert (again.code, again.errors) == (0, "")
    assert "Ministerstw" in again.out


def test_nothing_on_the_pipe_is_no_fault(home: Home) -> None:
    done = home.run("chat", typed="\n \n")
    assert (done.code, done.out, done.errors) == (0, "", "")


def test_bytes_that_are_no_text_do_not_end_the_conversation(home: Home) -> None:
    garbage = b"\xff\xfe\x00\x80 \xc5\n" + b"\x1b[2J\x07\n" + b"9" * 6000 + b"\n" + "ż".encode("cp1250") * 100_000
    done = pipe(home, garbage + b"\n" + QUESTION.encode() + b"\n", "chat")
    assert (done.code, done.errors) == (0, "")
    assert QUOTE in done.out.rpartition(f"› {QUESTION}")[2]


def test_a_reader_that_leaves_early_is_no_fault(home: Home) -> None:
    program = [sys.executable, "-m", "bot", "chat"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(program, cwd=home.folder, env=home.environment(), **pipes) as process:  # type: ignore[call-overload] # noqa: S603 (our own program)
        process.stdout.close()
        _, errors = process.communicate(QUESTION.encode() * 3 + b"\n")
    assert b"Traceback" not in errors


def test_one_question_as_json(home: Home) -> None:
    done = home.run("ask", "--json", QUESTION)
    assert (done.code, done.errors) == (0, "")
    answer = json.loads(done.out)
    assert list(answer) == ["status", "reason", "text", "citations", "took_ms"]
    assert answer["status"] == "answered"
    assert QUOTE in answer["citations"][0]["quote"]
    assert list(answer["citations"][0]) == ["passage_id", "title", "url", "quote", "published", "valid_until"]


def test_one_question_off_topic(home: Home) -> None:
    done = home.run("ask", "--json", "--lang", "en", OFF_TOPIC)
    assert (done.code, done.errors) == (0, "")
    answer = json.loads(done.out)
    assert (answer["status"], answer["reason"], answer["citations"]) == ("refused", "out_of_scope", [])
    assert "coordinator" in answer["text"]


def test_without_a_token_start_answers_the_pipe(home: Home) -> None:
    done = home.run("start", typed=f"{QUESTION}\n")
    assert (done.code, done.errors) == (0, "")
    assert QUOTE in done.out


def test_start_tells_what_it_cannot_set_up(home: Home) -> None:
    blocking = home.folder / "plik"
    blocking.write_text("to nie jest folder")
    done = home.having(INTEREKIP_DATA_DIR=str(blocking / "var")).run("start", typed=f"{QUESTION}\n")
    assert (done.code, done.out) == (1, "")
    assert str(blocking) in done.errors
    assert done.errors.count("\n") == 1
