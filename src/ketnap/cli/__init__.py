"""The `ketnap` command: reads arguments, asks the rooms below, prints what they answer."""
