"""How editors write days."""
