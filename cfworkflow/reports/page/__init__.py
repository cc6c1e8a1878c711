"""How documents look as web pages: the templates, what fills them, and the style sheet."""
