"""What people typed, read and checked."""
