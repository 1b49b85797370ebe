"""One encoder in a process of its own: ``python -m benchmarks.encoder_probe KIND MODEL THREADS``.

Writes ``ready`` once the first vector is there, then one JSON object. See benchmarks/encoder.py.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from benchmarks.process import memory_of
from corpus.library import load_library
from index.embedding_text import passage_text
from index.evaluation import percentile
from index.protocols import Vectors

FIRST = "Ile wyniosła dotacja MSZ na projekt InterEkip?"
QUERIES = 200


class Kind(StrEnum):
    """What encodes."""

    ONNX = "onnx"
    INGEST = "ingest"
    TORCH = "torch"


Encode = Callable[[Sequence[str]], Vectors]


@dataclass(frozen=True, slots=True)
class Loaded:
    """The two ways to encode that every encoder has."""

    documents: Encode
    queries: Encode


def load(kind: Kind, model: Path, threads: int) -> Loaded:
    """Load an encoder; its libraries are imported here, so that each process loads what it measures alone."""
    match kind:
        case Kind.ONNX:
            return _load_onnx(model, threads)
        case Kind.INGEST:
            return _load_ingest(model, threads)
        case Kind.TORCH:
            return _load_torch(model, threads)


def _load_onnx(model: Path, threads: int) -> Loaded:
    from index.encoder import OnnxEncoder  # noqa: PLC0415 - see load

    encoder = OnnxEncoder(model, threads)
    return Loaded(encoder.encode_documents, encoder.encode_queries)


def _load_ingest(model: Path, threads: int) -> Loaded:
    from index.encoder import OnnxEncoder  # noqa: PLC0415 - see load
    from index.sentence_encoder import SentenceEncoder  # noqa: PLC0415
    from index.sentence_module import as_sentence_transformer  # noqa: PLC0415

    batches = SentenceEncoder(as_sentence_transformer(OnnxEncoder(model, threads)), "", show_progress=False)
    return Loaded(batches.encode_documents, batches.encode_queries)


def _load_torch(model: Path, threads: int) -> Loaded:
    import torch  # noqa: PLC0415 - see load
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    from index.sentence_encoder import SentenceEncoder  # noqa: PLC0415

    torch.set_num_threads(threads)
    native = SentenceTransformer(str(model), device="cpu", model_kwargs={"dtype": torch.float32})
    batches = SentenceEncoder(native, "", show_progress=False)
    return Loaded(batches.encode_documents, batches.encode_queries)


def measure(encoder: Loaded) -> dict[str, float | None]:
    """Return the speed over the library and the memory that it took."""
    library = load_library()
    texts = [passage_text(passage) for passage in library.passages]
    started = time.perf_counter()
    encoder.documents(texts)
    seconds = time.perf_counter() - started
    step = max(1, len(library.asked) // QUERIES)
    took = [_milliseconds(encoder.queries, asked.text) for asked in library.asked[::step][:QUERIES]]
    memory = memory_of("self")
    return {
        "passages_per_s": len(texts) / seconds,
        "query_p50_ms": percentile(took, 0.5),
        "query_p95_ms": percentile(took, 0.95),
        "peak_rss_mb": memory.peak_mb if memory else None,
    }


def main() -> None:
    kind, model, threads = sys.argv[1:]
    encoder = load(Kind(kind), Path(model), int(threads))
    encoder.queries([FIRST])
    print("ready", flush=True)
    print(json.dumps(measure(encoder)))


def _milliseconds(encode: Encode, text: str) -> float:
    started = time.perf_counter()
    encode([text])
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
