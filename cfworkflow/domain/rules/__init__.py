"""The rules of the governance, each one function named after its code.

A rule is handed the things it looks at and names them only as types: to ask for a rule loads none.
"""
