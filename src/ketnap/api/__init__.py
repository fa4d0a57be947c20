"""The interface for programs (giao diện lập trình): the same records, rights and door for writes as on screen."""
