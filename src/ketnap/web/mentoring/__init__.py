"""Mentoring (phân công giúp đỡ): a mentor's own people, the load of each mentor, the change of one."""
