"""The reminders behind the bell, snoozing, and where mail goes."""
