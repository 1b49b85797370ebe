"""What administrators look after: the index in use, the state of its sources, and the ingest that renews them."""
