"""The command line: how it is read and spoken. Not here: the work that a verb asks for."""
