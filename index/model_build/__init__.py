"""Building the default encoder once, from weights and a tokenizer that two registry packages carry."""

from index.model_build.build import ensure_model, ensure_reader
from index.model_build.recipe import BASE, READER, TUNED, ReaderRecipe, Recipe

__all__ = ["BASE", "READER", "TUNED", "ReaderRecipe", "Recipe", "ensure_model", "ensure_reader"]
