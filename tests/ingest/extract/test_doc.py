from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract.doc import extract_doc
from ingest.extract.model import ExtractedPage, ExtractFailed, ExtractFault, MediaKind
from tests.ingest.extract.office_files import make_doc

TEXT = "Ogłoszenie o naborze\r§ 5. Zażółć gęślą jaźń w gminie Świecie.\r"


def test_the_text_of_an_old_document_is_read() -> None:
    outcome = extract_doc(make_doc(TEXT))
    assert isinstance(outcome, ExtractedPage)
    assert (outcome.kind, outcome.title) == (MediaKind.DOC, "§ 5.")
    assert [block.text for block in outcome.blocks] == [
        "Ogłoszenie o naborze",
        "§ 5.",
        "Zażółć gęślą jaźń w gminie Świecie.",
    ]


def test_encrypted_and_damaged_documents_are_told_apart() -> None:
    encrypted, damaged = extract_doc(make_doc(TEXT, encrypted=True)), extract_doc(make_doc(TEXT)[:3000])
    assert isinstance(encrypted, ExtractFailed)
    assert isinstance(damaged, ExtractFailed)
    assert (encrypted.fault, damaged.fault) == (ExtractFault.ENCRYPTED, ExtractFault.DAMAGED)


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_no_bytes_make_the_reader_raise(data: st.DataObject) -> None:
    content = bytearray(make_doc(TEXT))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert extract_doc(bytes(content)) is not None
