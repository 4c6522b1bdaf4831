"""``docreader trainer`` whose child is the stand-in for PyTorch: ``python -m tests.system.trainer``."""

import sys

from docreader.environment import load_settings
from docreader_worker.trainer.main import train

if __name__ == "__main__":
    sys.exit(train(load_settings(), child="tests.system.stand_in"))
