"""What people read: Polish by default, English and Ukrainian; no text for people elsewhere."""
