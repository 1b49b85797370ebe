"""Building the default encoder once, from weights and a tokenizer that two registry packages carry."""

from index.model_build.build import ensure_model
from index.model_build.recipe import BASE, TUNED, Recipe

__all__ = ["BASE", "TUNED", "Recipe", "ensure_model"]
