"""Building the default encoder once, from weights and a tokenizer that two registry packages carry."""

from index.model_build.build import ensure_model

__all__ = ["ensure_model"]
