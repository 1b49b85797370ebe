"""Building the default encoder once, from weights and a tokenizer that two registry packages carry."""

from index.model_build.build import BASE, TUNED, Recipe, ensure_model

__all__ = ["BASE", "TUNED", "Recipe", "ensure_model"]
