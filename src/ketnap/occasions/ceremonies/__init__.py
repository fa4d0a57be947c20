"""Admission ceremonies (lễ kết nạp): planned, prepared, and recorded in each case concerned."""
