"""Work strands and their tasks: the programme's delivery plan (contract report, appendix 1)."""
