"""What all tests share: nothing they do reaches the files or the keyring of whoever runs them."""

from __future__ import annotations

import os

# The speech models are large and read-only, so they stay where `dev.py test` fetched them; every
# other folder is given to the program by the test itself.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
