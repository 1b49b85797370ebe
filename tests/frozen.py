"""What a fork server has loaded is kept out of garbage collections: each forked process would look through all of it.

Looking also writes, so that the process would get a copy of its own of the pages that it shares.
"""

import gc

gc.freeze()
