"""The view of who meets: the bodies by level as on the poster, and what each is about."""
