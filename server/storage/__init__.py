"""Where everything that must survive is kept: state and the topic logs, in SQL."""
