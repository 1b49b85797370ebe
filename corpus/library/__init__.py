"""The built-in library: one Markdown file a topic, and in asked/ the questions that its passages answer."""

from corpus.loader import LIBRARY_FOLDER, Library, load_library

__all__ = ["LIBRARY_FOLDER", "Library", "load_library"]
