"""Set up, run, test, build and measure vqdesk: make.py setup | run | test | exe | installer | bench."""

# This file alone must be readable by every Python, so that an old one can be told what is wrong.
import sys

if sys.version_info[:2] not in ((3, 11), (3, 12), (3, 13)):
    sys.exit("vqdesk needs Python 3.11, 3.12 or 3.13; this is Python " + sys.version.split()[0] + ".")

if __name__ == "__main__":
    from verbs import main

    sys.exit(main(sys.argv[1:]))
