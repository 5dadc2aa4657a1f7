"""The store's file below its rows: connection, schema, recovery after a cut, and reading damaged pages."""
