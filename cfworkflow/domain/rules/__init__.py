"""The rules of the governance, each one function named after its code."""
