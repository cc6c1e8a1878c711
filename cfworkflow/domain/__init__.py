"""What the programme is: facts, state machines, terms and rules. No input, output or clock."""
