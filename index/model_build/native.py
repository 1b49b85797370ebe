"""The same weights as transformers and sentence-transformers load them without any code of ours."""

import json

import numpy as np
from safetensors.numpy import save

from index.model_build.carrier import Shape
from index.model_build.weights import Weights, dense

_MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
    {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
    {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
]
_ROUTED_MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Router"},
    {"idx": 1, "name": "1", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
]
_ROUTES = {
    "types": {
        "questions": "sentence_transformers.models.Transformer",
        ".": "sentence_transformers.models.Transformer",
        "1_Pooling": "sentence_transformers.models.Pooling",
    },
    "structure": {"query": ["questions", "1_Pooling"], "document": [".", "1_Pooling"]},
    "parameters": {"default_route": "document", "allow_empty_key": False, "route_mappings": {}},
}
_TOKENIZER = {
    "tokenizer_class": "PreTrainedTokenizerFast",
    "model_max_length": 512,
    "bos_token": "<s>",
    "eos_token": "</s>",
    "cls_token": "<s>",
    "sep_token": "</s>",
    "pad_token": "<pad>",
    "unk_token": "<unk>",
}
_PROMPTS = {"prompts": {"query": "query: ", "document": "passage: "}, "similarity_fn_name": "cosine"}


def native_files(weights: Weights) -> dict[str, bytes]:
    """Return the files of a sentence-transformers folder, by name: half-precision weights and their configuration."""
    pooling = {"embedding_dimension": weights.shape.hidden, "pooling_mode": "mean"}
    return {
        **_transformer_files(weights),
        "modules.json": _as_json(_MODULES),
        "config_sentence_transformers.json": _as_json(_PROMPTS),
        "1_Pooling/config.json": _as_json(pooling),
        "2_Normalize/config.json": _as_json({}),
    }


def routed_files(questions: Weights, tokenizer: bytes) -> dict[str, bytes]:
    """Return the files by which sentence-transformers takes another network for questions than for passages.

    They come beside and in place of those of ``native_files``, which are the network of passages.
    """
    files = {**_transformer_files(questions), "tokenizer.json": tokenizer}
    return {
        **{f"questions/{name}": content for name, content in files.items()},
        "modules.json": _as_json(_ROUTED_MODULES),
        "router_config.json": _as_json(_ROUTES),
    }


def _transformer_files(weights: Weights) -> dict[str, bytes]:
    size = weights.shape.hidden
    tensors = {name: dense(matrix).astype(np.float16) for name, matrix in weights.matrices.items()}
    for name, vector in weights.vectors.items():
        is_table = name.startswith("embeddings.") and name.endswith("embeddings.weight")
        tensors[name] = (vector.reshape(-1, size) if is_table else vector).astype(np.float16)
    # BertModel has a pooler that sentence embeddings do not use; zeros keep the loader from reporting it missing.
    tensors["pooler.dense.weight"] = np.zeros((size, size), np.float16)
    tensors["pooler.dense.bias"] = np.zeros(size, np.float16)
    return {
        "model.safetensors": save(tensors, metadata={"format": "pt"}),
        "config.json": _as_json(_bert_config(weights.shape)),
        "tokenizer_config.json": _as_json(_TOKENIZER),
        "sentence_bert_config.json": _as_json({"max_seq_length": 512, "do_lower_case": False}),
    }


def _bert_config(shape: Shape) -> dict[str, object]:
    return {
        "model_type": "bert",
        "architectures": ["BertModel"],
        "hidden_act": "gelu",
        "hidden_size": shape.hidden,
        "intermediate_size": shape.feed_forward,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.types,
        "vocab_size": shape.vocabulary,
        "layer_norm_eps": shape.epsilon,
        "pad_token_id": 1,
        "dtype": "float32",
    }


def _as_json(content: object) -> bytes:
    return (json.dumps(content, indent=1) + "\n").encode()
