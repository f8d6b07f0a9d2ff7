"""The actions: everything a person can do in the window, as one table that menus, keys and tests read."""
