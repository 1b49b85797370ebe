import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from corpus.model import AskedQuestion, PassageId
from index.embedding_text import embedded_digest
from index.fusion import FusionWeights
from index.generation import write_generation
from index.snapshot import KEPT, LAYOUT, POINTER, ModelMismatchError, Snapshot, SnapshotError, SnapshotStore
from tests.fakes.encoder import DIMENSION, FakeEncoder
from tests.index.samples import ASKED, PASSAGES, make_content, make_passage

MOMENT = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)
ENCODER = FakeEncoder()


@pytest.fixture
def store(tmp_path: Path) -> SnapshotStore:
    return SnapshotStore(tmp_path / "index")


def _load(store: SnapshotStore) -> Snapshot:
    return store.load(ENCODER.identity, DIMENSION)


def _publish(store: SnapshotStore, *editions: str) -> list[str]:
    """Publish a snapshot of one passage for each text."""
    return [store.publish(make_content([make_passage(1, text)], ASKED[:2]), MOMENT) for text in editions]


def _break(store_root: Path, name: str, file: str = "words.npz") -> None:
    path = store_root / name / file
    path.write_bytes(path.read_bytes()[:-1])


def test_what_was_published_is_loaded(store: SnapshotStore) -> None:
    content = make_content(weights=FusionWeights(passage=0.7, asked=0.2, words=0.1))
    name = store.publish(content, MOMENT)
    snapshot = _load(store)
    assert (snapshot.id, snapshot.warning, snapshot.created) == (name, None, "2027-01-15T09:00:00+00:00")
    assert (snapshot.passages, snapshot.asked, snapshot.weights) == (content.passages, content.asked, content.weights)
    assert snapshot.passage_vectors.vectors.tolist() == content.passage_vectors.vectors.tolist()
    assert snapshot.asked_vectors.vectors.tolist() == content.asked_vectors.vectors.tolist()
    assert snapshot.lexical.to_bytes() == content.lexical.to_bytes()
    assert snapshot.encoder_identity == ENCODER.identity
    assert snapshot.embedded == embedded_digest(content.passages, content.asked)


def test_a_passage_is_found_by_its_id(store: SnapshotStore) -> None:
    store.publish(make_content(), MOMENT)
    assert _load(store).passage(PassageId("01-03")) == PASSAGES[2]
    assert _load(store).passage(PassageId("99-99")) is None


def test_a_snapshot_without_asked_questions_and_one_without_passages_are_sound(store: SnapshotStore) -> None:
    store.publish(make_content(asked=()), MOMENT)
    assert _load(store).asked_vectors.size == 0
    store.publish(make_content((), ()), MOMENT)
    assert _load(store).passages == ()


def test_the_newest_serves_and_three_stay(store: SnapshotStore, tmp_path: Path) -> None:
    names = _publish(store, "pierwszy", "drugi", "trzeci", "czwarty", "piąty")
    assert _load(store).id == names[-1]
    assert [info.id for info in store.verify()] == names[: -KEPT - 1 : -1]
    assert {entry.name for entry in (tmp_path / "index").iterdir()} == {POINTER, *names[-KEPT:]}


def test_order_does_not_hang_on_the_clock(store: SnapshotStore) -> None:
    content = make_content()
    store.publish(content, MOMENT)
    newest = store.publish(content, MOMENT - timedelta(days=365))
    assert _load(store).id == newest
    assert _load(store).created == "2026-01-15T09:00:00+00:00"


def test_times_are_stored_in_utc(store: SnapshotStore) -> None:
    store.publish(make_content(), MOMENT.astimezone(timezone(timedelta(hours=2))))
    assert _load(store).created == "2027-01-15T09:00:00+00:00"


def test_without_an_index_people_are_told_to_build_one(store: SnapshotStore) -> None:
    with pytest.raises(SnapshotError, match=r"Nie ma jeszcze indeksu\. Uruchom `interekip ingest`"):
        _load(store)
    assert store.verify() == []


@pytest.mark.parametrize(("identity", "dimension"), [("inny-model-1", DIMENSION), (ENCODER.identity, 384)])
def test_the_vectors_of_another_model_are_refused_by_name(store: SnapshotStore, identity: str, dimension: int) -> None:
    store.publish(make_content(), MOMENT)
    with pytest.raises(ModelMismatchError) as refused:
        store.load(identity, dimension)
    message = str(refused.value)
    assert f"{ENCODER.identity} ({DIMENSION} wymiarów)" in message
    assert f"{identity} ({dimension})" in message


def test_a_damaged_one_is_refused_by_file_and_the_one_before_serves(store: SnapshotStore, tmp_path: Path) -> None:
    old, new = _publish(store, "stary", "nowy")
    _break(tmp_path / "index", new)
    snapshot = _load(store)
    assert snapshot.id == old
    assert snapshot.warning == f"Plik indeksu {new}/words.npz jest uszkodzony. Działa indeks {old}."
    assert [(info.id, info.serves, info.fault is None) for info in store.verify()] == [
        (new, True, False),
        (old, False, True),
    ]


def test_when_all_are_damaged_each_fault_is_named(store: SnapshotStore, tmp_path: Path) -> None:
    old, new = _publish(store, "stary", "nowy")
    _break(tmp_path / "index", new)
    (tmp_path / "index" / old / "meta.json").unlink()
    with pytest.raises(SnapshotError) as refused:
        _load(store)
    assert f"{new}/words.npz jest uszkodzony" in str(refused.value)
    assert f"Brakuje pliku indeksu {old}/meta.json" in str(refused.value)


def test_a_generation_that_was_renamed_is_not_believed(store: SnapshotStore, tmp_path: Path) -> None:
    old, new = _publish(store, "stary", "nowy")
    root = tmp_path / "index"
    shutil.rmtree(root / new)
    shutil.copytree(root / old, root / new)
    assert _load(store).id == old


@pytest.mark.parametrize("pointer", [None, b"", b"00000009-" + b"0" * 32, b"../index", b"\xff\xfe", b"01-krotka"])
def test_a_lost_pointer_is_told_and_the_newest_serves(
    store: SnapshotStore, tmp_path: Path, pointer: bytes | None
) -> None:
    _, new = _publish(store, "stary", "nowy")
    path = tmp_path / "index" / POINTER
    path.unlink() if pointer is None else path.write_bytes(pointer)
    snapshot = _load(store)
    assert snapshot.id == new
    assert snapshot.warning is not None
    assert "Plik current" in snapshot.warning
    assert store.verify()[0].id == POINTER
    assert store.verify()[0].fault is not None


def test_other_folders_beside_the_generations_are_left_alone(store: SnapshotStore, tmp_path: Path) -> None:
    (name,) = _publish(store, "jedyny")
    other = tmp_path / "index" / "lost+found"
    other.mkdir()
    assert [info.id for info in store.verify()] == [name]
    _publish(store, "drugi", "trzeci", "czwarty", "piąty")
    assert other.is_dir()


def test_going_back_takes_the_sound_one_before(store: SnapshotStore, tmp_path: Path) -> None:
    first, second, third = _publish(store, "pierwszy", "drugi", "trzeci")
    _break(tmp_path / "index", second)
    assert store.rollback() == first
    assert (_load(store).id, _load(store).warning) == (first, None)
    with pytest.raises(SnapshotError, match="Nie ma wcześniejszego indeksu"):
        store.rollback()
    assert third in {info.id for info in store.verify()}


def test_what_was_rolled_back_from_never_comes_back(store: SnapshotStore) -> None:
    first, second, third = _publish(store, "pierwszy", "drugi", "trzeci")
    store.rollback()
    assert _load(store).id == second
    (fourth,) = _publish(store, "czwarty")
    assert [info.id for info in store.verify()] == [fourth, second, first]
    assert store.rollback() == second
    assert third != fourth


def test_the_index_of_another_version_is_refused_as_such(store: SnapshotStore, tmp_path: Path) -> None:
    root = tmp_path / "index"
    root.mkdir()
    write_generation(root, 1, {"meta.json": json.dumps({"layout": 0}).encode()})
    with pytest.raises(SnapshotError, match="zbudowała inna wersja InterEkip"):
        store.load_any()


def test_a_generation_with_unknown_parts_is_refused_by_name(store: SnapshotStore, tmp_path: Path) -> None:
    root = tmp_path / "index"
    root.mkdir()
    name = write_generation(root, 1, {"meta.json": json.dumps({"layout": LAYOUT}).encode()})
    assert store.verify()[-1].fault == f"Indeks {name} ma nieznaną budowę."


def test_parts_that_do_not_fit_together_are_refused(store: SnapshotStore) -> None:
    whole = make_content()
    fewer = make_content(PASSAGES[:3], ASKED[:2])
    stranger = AskedQuestion(PassageId("99-99"), "o czym to jest")
    for content in (
        replace(whole, passages=fewer.passages),
        replace(whole, lexical=fewer.lexical),
        replace(whole, asked_vectors=fewer.asked_vectors),
        replace(whole, asked=(stranger, *ASKED[1:])),
    ):
        store.publish(content, MOMENT)
        fault = store.verify()[0].fault
        assert fault is not None
        assert "nie pasują do siebie" in fault


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "index"
    path.write_text("nie folder")
    with pytest.raises(SnapshotError, match="Nie da się odczytać folderu indeksu"):
        SnapshotStore(path).load_any()
    with pytest.raises(SnapshotError, match="Nie da się zapisać indeksu"):
        SnapshotStore(path).publish(make_content(), MOMENT)


def test_a_missing_manifest_is_a_fault_of_that_generation(store: SnapshotStore, tmp_path: Path) -> None:
    (name,) = _publish(store, "jedyny")
    (tmp_path / "index" / name / "manifest.json").unlink()
    with pytest.raises(SnapshotError, match=r"manifest\.json"):
        store.load_any()


def test_a_generation_is_loaded_by_its_name_whether_or_not_it_serves(store: SnapshotStore) -> None:
    first, second = _publish(store, "Dawniej.", "Dziś.")
    loaded = [store.load_named(name, ENCODER.identity, DIMENSION) for name in (first, second)]
    assert [(each.id, each.passages[0].text) for each in loaded] == [(first, "Dawniej."), (second, "Dziś.")]
    with pytest.raises(ModelMismatchError):
        store.load_named(first, "another", DIMENSION)


@pytest.mark.parametrize("name", ["g-000099", "", "..", "current"])
def test_a_name_without_a_generation_is_refused(store: SnapshotStore, name: str) -> None:
    _publish(store, "Dziś.")
    with pytest.raises(SnapshotError, match="index verify"):
        store.load_named(name, ENCODER.identity, DIMENSION)
