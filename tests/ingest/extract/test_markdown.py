from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract.markdown import extract_markdown
from ingest.extract.model import Block, BlockKind, ExtractedPage, ExtractFailed, ExtractFault

TEXT = """---
title: "Współpraca z Ukrainą"
tags: [a, b]
---
# Kto *może* złożyć wniosek

Gmina albo [powiat](https://example.org)
w `MSZ` &amp; FRSE. ![obrazek z tekstem](x.png)

<div>surowy HTML</div>

1. opis
   - kosztorys

| Program | Kwota |
|---------|-------|
| Polonia | 10    |

```
wzór
umowy
```
"""


def test_tokens_become_blocks_and_raw_html_and_pictures_are_dropped() -> None:
    outcome = extract_markdown(TEXT.encode(), None)
    assert isinstance(outcome, ExtractedPage)
    assert outcome.title == "Współpraca z Ukrainą"
    assert outcome.blocks == (
        Block(BlockKind.HEADING, "Kto może złożyć wniosek", 1),
        Block(BlockKind.PARAGRAPH, "Gmina albo powiat w MSZ & FRSE."),
        Block(BlockKind.ITEM, "opis", 1),
        Block(BlockKind.ITEM, "kosztorys", 2),
        Block(BlockKind.ROW, "Program: Polonia; Kwota: 10"),
        Block(BlockKind.PARAGRAPH, "wzór umowy"),
    )


def test_a_file_of_front_matter_alone_is_empty() -> None:
    outcome = extract_markdown(b"---\ntitle: x\n---\n", None)
    assert isinstance(outcome, ExtractFailed)
    assert outcome.fault is ExtractFault.EMPTY


def test_ten_thousand_nested_quotes_are_borne() -> None:
    assert extract_markdown(b">" * 10_000 + b" tekst", None) is not None


@settings(max_examples=30, deadline=None)
@given(st.text("#>-*|`[]()<a1\n \0", max_size=200))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    assert extract_markdown(text.encode(), None) is not None
