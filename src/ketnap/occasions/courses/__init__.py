"""Courses (lớp bồi dưỡng): who is proposed, sent and certified, one step in each case concerned."""
