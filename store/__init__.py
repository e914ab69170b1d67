"""What is known of the negotiations, and how it came to be known. Knows no screen."""
