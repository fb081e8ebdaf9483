"""Groups of commands that the command line mounts, a file each."""
