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
    size = weights.shape.hidden
    tensors = {name: dense(matrix).astype(np.float16) for name, matrix in weights.matrices.items()}
    for name, vector in weights.vectors.items():
        is_table = name.startswith("embeddings.") and name.endswith("embeddings.weight")
        tensors[name] = (vector.reshape(-1, size) if is_table else vector).astype(np.float16)
    # BertModel has a pooler that sentence embeddings do not use; zeros keep the loader from reporting it missing.
    tensors["pooler.dense.weight"] = np.zeros((size, size), np.float16)
    tensors["pooler.dense.bias"] = np.zeros(size, np.float16)
    pooling = {"embedding_dimension": size, "pooling_mode": "mean"}
    return {
        "model.safetensors": save(tensors, metadata={"format": "pt"}),
        "config.json": _as_json(_bert_config(weights.shape)),
        "tokenizer_config.json": _as_json(_TOKENIZER),
        "modules.json": _as_json(_MODULES),
        "sentence_bert_config.json": _as_json({"max_seq_length": 512, "do_lower_case": False}),
        "config_sentence_transformers.json": _as_json(_PROMPTS),
        "1_Pooling/config.json": _as_json(pooling),
        "2_Normalize/config.json": _as_json({}),
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
