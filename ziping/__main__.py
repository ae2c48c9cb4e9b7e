"""`python -m ziping`: the same as the command `ziping`."""

from ziping.cli import main

if __name__ == "__main__":
    main()
