"""InterEkip in Telegram: receiving, handling, rendering and sending. The only place that imports telegram."""
