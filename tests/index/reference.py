"""Vectors that the default encoder must give, recorded once with the plain libraries.

``python -m tests.index.reference var/model`` records them anew, which only another model calls for: it loads the
folder's half-precision weights as float32 with sentence-transformers and torch, and none of the code of this project.
"""

import base64
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

PATH = Path(__file__).with_name("reference.json")
QUERIES = (
    "Ile wyniosła dotacja MSZ na projekt InterEkip?",
    "ile kasy dostali na ten projekt",
    "EUWT",
    "Що таке європейське угруповання територіального співробітництва?",
    "Can a village council join KA210?",
)
DOCUMENTS = (
    "Dotacja. Projekt InterEkip dostał od Ministerstwa Spraw Zagranicznych 85.200 zł.",
    " ".join(["EUWT (ang. EGTC) to europejskie ugrupowanie współpracy terytorialnej."] * 6),
)


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """The model's identity and, row by row, the vectors of QUERIES and DOCUMENTS."""

    identity: str
    queries: NDArray[np.float16]
    documents: NDArray[np.float16]


def load_reference() -> Reference:
    content = json.loads(PATH.read_text(encoding="utf-8"))
    queries, documents = (_from_text(content[name]) for name in ("queries", "documents"))
    return Reference(content["identity"], queries, documents)


def record(folder: Path) -> None:
    import sentence_transformers  # noqa: PLC0415 - slow to load, and only recording needs it
    import torch  # noqa: PLC0415 - the same

    model = sentence_transformers.SentenceTransformer(str(folder), device="cpu", model_kwargs={"dtype": torch.float32})
    content = {
        "identity": json.loads((folder / "manifest.json").read_text())["identity"],
        "recorded_with": f"sentence-transformers {sentence_transformers.__version__}, torch {torch.__version__}",
        "queries": _as_text(model.encode_query(list(QUERIES))),
        "documents": _as_text(model.encode_document(list(DOCUMENTS))),
    }
    PATH.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _as_text(vectors: NDArray[np.float32]) -> list[str]:
    return [base64.b64encode(vector.astype("<f2").tobytes()).decode() for vector in vectors]


def _from_text(rows: list[str]) -> NDArray[np.float16]:
    return np.stack([np.frombuffer(base64.b64decode(row), "<f2") for row in rows])


if __name__ == "__main__":
    record(Path(sys.argv[1]))
