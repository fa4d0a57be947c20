"""The capsule (gói hồ sơ chuyển đi) in which a case moves from one cell to another."""
