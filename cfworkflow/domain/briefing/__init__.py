"""Briefings: progress reports to a tier or to stakeholders, and how often each gets one."""
