"""From a question to a checked quotation or a kind refusal."""
