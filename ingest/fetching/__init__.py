"""Polite and guarded HTTP: what a public server allows, at its pace, and nothing from inside our own network."""
