"""The papers of a case: which the dossier asks for, and which recorded step proves each."""
