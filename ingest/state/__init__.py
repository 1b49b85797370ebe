"""What the ingest remembers between runs: pages and their passages, sources, vectors and reports."""

from ingest.state.model import KnownPage, RunRecord, SourceRecord
from ingest.state.store import IngestState, StateError

__all__ = ["IngestState", "KnownPage", "RunRecord", "SourceRecord", "StateError"]
