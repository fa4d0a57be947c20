"""Who may open the editor; names and rights only, and no passwords."""
