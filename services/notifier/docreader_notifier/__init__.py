"""How the ends of jobs are told: webhooks, signed, one attempt a message. Light: no web server, no ML."""
