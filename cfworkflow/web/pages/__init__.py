"""The pages: what each of them shows, a module each."""
