"""Tuning the encoder and the reader on the questions of the library; needs torch, and never runs when serving."""
