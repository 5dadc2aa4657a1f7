"""What a program that is new on a PC begins with: a store, and the sample."""
