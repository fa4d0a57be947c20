"""Cases that move from one cell to another: sent, received, and with whom keys are exchanged."""
