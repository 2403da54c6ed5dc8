"""What the acceptance tests stand on: the daemon, a client, and the other ends of its connections."""
