"""What an empty store says."""

WELCOME = """\
Nothing is stored yet.

Press  {import=i}  to import a report: a file or a folder.

Or on the command line:

  parley import PATH...   files, folders, - for standard input
  parley watch FOLDER     what is in the folder, and what comes into it

Plain text and Markdown. A day in the file name, as in 2025-05-28-talks.txt,
says when a report was published.

Press  {help=?}  for the keys,  {quit=q}  to quit.
"""
