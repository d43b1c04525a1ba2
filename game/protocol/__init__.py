"""Messages, their strict codec and the states of one connection, without any input or output."""
