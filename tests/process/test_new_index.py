"""Another index is published while people ask: the process answers from it without a restart, and fails nobody."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from index.embedding_text import lexical_text
from index.lexical import BM25Index
from index.snapshot import SnapshotContent, SnapshotStore
from tests.fake_telegram import FakeTelegram
from tests.process.conftest import Serve
from tests.process.serving import Home

QUESTION = "Ile wyniosła dotacja MSZ na projekt InterEkip?"
BEFORE, AFTER = "85.200", "99.900"
TAKE_UP_SECONDS = 30.0


def publish_changed(store: SnapshotStore) -> str:
    """Publish what serves with another sum in its passages."""
    old = store.load_any()
    passages = tuple(replace(each, text=each.text.replace(BEFORE, AFTER)) for each in old.passages)
    content = SnapshotContent(
        passages=passages,
        asked=old.asked,
        passage_vectors=old.passage_vectors,
        asked_vectors=old.asked_vectors,
        lexical=BM25Index.build([lexical_text(each) for each in passages]),
        weights=old.weights,
        encoder_identity=old.encoder_identity,
    )
    return store.publish(content, datetime.now(UTC))


def test_a_new_index_answers_without_a_restart_and_without_a_failed_question(
    home: Home, prepared: Path, telegram: FakeTelegram, serve: Serve
) -> None:
    index = home.data / "index"
    index.unlink()  # the one that all homes share
    shutil.copytree(prepared / "index", index)
    serving = serve(home, telegram)
    people = [telegram.person(f"Osoba {number}") for number in range(8)]
    anna = telegram.person("Anna")
    assert BEFORE in anna.asks(QUESTION).text
    name = publish_changed(SnapshotStore(index))
    asked, taken_up = 0, f"index.taken_up generation={name}"
    while taken_up not in serving.log:
        assert asked < TAKE_UP_SECONDS / 0.2, serving.log
        people[asked % len(people)].sends(QUESTION)
        asked += 1
        telegram.world.bell.block_until(lambda: taken_up in serving.log, 0.2)
    assert AFTER in anna.asks(QUESTION).text
    for number, person in enumerate(people[:asked]):
        for shown in person.expects(len(range(number, asked, len(people)))):
            assert BEFORE in shown.text or AFTER in shown.text
    assert serving.stop() == 0
    assert "inbox.failed" not in serving.log
