"""A meeting of the cell (họp chi bộ): who is there, who counts, and ballots that must add up."""
