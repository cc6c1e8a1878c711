"""The rules of the governance (design § 3), each one function named after its code."""
