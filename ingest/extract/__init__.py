"""From the bytes of a page or a file to its main text, in blocks."""
