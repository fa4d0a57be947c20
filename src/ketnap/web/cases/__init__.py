"""The cases (hồ sơ): board, table, search, and opening a new one."""
