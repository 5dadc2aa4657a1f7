"""The program among the system's things: paths, resources, version, logs, progress, JSON on its way out."""
