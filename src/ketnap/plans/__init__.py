"""Sourcing (tạo nguồn): plans, requests, nominations, reviews of the list, education."""
