"""Deadlines as a service: reminders, mails, calendar feeds, and planning back."""
