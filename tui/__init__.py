"""What a person sees and types: the dashboard, and the plain commands. Knows no SQL."""
