"""Trainings as messages: each is some minutes in a child process, from checkpoint to checkpoint."""
