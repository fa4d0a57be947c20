"""The list of cases: the board by stage, the table, and a new case."""
