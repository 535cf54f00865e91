"""Build the publication: ``python scripts/build.py``, the same as ``claimpress build``.

Works without the package being installed, as long as its dependencies are.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from claimpress.cli import main

if __name__ == "__main__":
    sys.argv.insert(1, "build")
    main()
