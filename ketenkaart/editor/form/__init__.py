"""The form: the fields of what is selected, made from the records themselves."""
