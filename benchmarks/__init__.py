"""Speed, memory and quality, side by side with what people would use otherwise; never part of the tests."""
