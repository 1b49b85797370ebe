"""From text to ranked passages: encoder, Polish analysis, vectors, words, fusion, snapshots."""
