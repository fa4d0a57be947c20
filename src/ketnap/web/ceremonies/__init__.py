"""Admission ceremonies (lễ kết nạp) on screen: plan, prepare, record, print."""
