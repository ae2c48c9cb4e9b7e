"""How sure a reading is where it is not certain; each use says why in a note."""

LIKELY = 0.9  # what the form makes plain, though the cell does not say it
UNCERTAIN = 0.8  # the best of several readings
