"""The record as of a moment: what people type for one, and all views as they stood then."""
