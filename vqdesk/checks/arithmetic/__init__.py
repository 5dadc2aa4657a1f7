"""The rules that tell of claims which their own figures gainsay."""
