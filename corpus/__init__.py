"""What InterEkip knows: the types, the built-in library, the development questions."""
