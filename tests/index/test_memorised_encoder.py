from index.memorised_encoder import MemorisedEncoder
from tests.fakes.encoder import FakeEncoder


def test_a_question_is_encoded_once_and_gives_what_the_encoder_does() -> None:
    plain = FakeEncoder()
    memorised = MemorisedEncoder(plain)
    texts = ["Ile?", "Kto może?", "Ile?"]
    first, again = memorised.encode_queries(texts), memorised.encode_queries([*texts, "Kiedy?"])
    assert plain.encoded == 3
    assert first.tolist() == FakeEncoder().encode_queries(texts).tolist()
    assert again[:3].tolist() == first.tolist()


def test_no_questions_give_no_vectors() -> None:
    assert MemorisedEncoder(FakeEncoder()).encode_queries([]).shape == (0, FakeEncoder().dimension)


def test_everything_else_is_the_encoders_own() -> None:
    plain = FakeEncoder()
    memorised = MemorisedEncoder(plain)
    assert (memorised.identity, memorised.dimension) == (plain.identity, plain.dimension)
    assert memorised.encode_documents(["a", "a"]).tolist() == FakeEncoder().encode_documents(["a", "a"]).tolist()
    assert plain.encoded == 2
