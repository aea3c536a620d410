"""The rules of the house, checked without building anything."""
