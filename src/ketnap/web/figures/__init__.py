"""Figures (số liệu): results of a period, pictures of them, official tables."""
