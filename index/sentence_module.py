"""The default encoder as a sentence-transformers module: its batching and progress over the serving runtime."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import InputModule, Router

from index.encoder import DOCUMENT_PROMPT, QUERY_PROMPT, Network, OnnxEncoder, pad
from index.normalise import normalise_text


class OnnxTransformer(InputModule):
    """Runs an ONNX graph inside sentence-transformers; the vectors are those of OnnxEncoder.

    Sentence-transformers loads classes of other packages only with ``trust_remote_code=True``, so the model folder
    carries the same weights in its native form too, and this module is put together in code by
    ``as_sentence_transformer``.

    Args:
        encoder: the loaded encoder, whose tokenizer is used.
        network: which of its networks runs.
    """

    def __init__(self, encoder: OnnxEncoder, network: Network) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # sentence-transformers leaves it untyped
        self._encoder = encoder
        self._network = network

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **_: object) -> dict[str, torch.Tensor]:
        """Tokenise ``inputs`` behind their prompt and pad them to the longest."""
        texts = [(prompt or "") + normalise_text(str(text)) for text in inputs]
        tokens, mask = pad([self._encoder.tokenize(text) for text in texts])
        return {"input_ids": torch.from_numpy(tokens), "attention_mask": torch.from_numpy(mask)}

    def forward(self, features: dict[str, torch.Tensor], **_: object) -> dict[str, torch.Tensor]:
        """Add ``sentence_embedding`` of shape (batch, dimension), rows of unit length."""
        tokens = np.ascontiguousarray(features["input_ids"].cpu().numpy())
        mask = np.ascontiguousarray(features["attention_mask"].cpu().numpy())
        features["sentence_embedding"] = torch.from_numpy(self._network.run(tokens, mask))
        return features

    def get_embedding_dimension(self) -> int:
        """Return the length of a vector."""
        return self._encoder.dimension

    def save(self, output_path: str, *_: object, **__: object) -> None:
        """Refuse: the folder that the encoder was loaded from is the saved form."""
        raise NotImplementedError(f"copy the model folder instead of saving it to {output_path}")


def as_sentence_transformer(encoder: OnnxEncoder) -> SentenceTransformer:
    """Return the encoder with sentence-transformers' ``encode_query`` and ``encode_document``."""
    prompts = {"query": QUERY_PROMPT, "document": DOCUMENT_PROMPT}
    routes = Router.for_query_document(
        [OnnxTransformer(encoder, encoder.questions)], [OnnxTransformer(encoder, encoder.passages)]
    )
    return SentenceTransformer(modules=[routes], prompts=prompts, device="cpu")
