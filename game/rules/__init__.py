"""The law: one door in, two doors out, and the equations between them."""
