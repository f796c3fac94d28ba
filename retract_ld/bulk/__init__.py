"""Whole registers: the same export in several processes, whole files or none, resumable.

`batches` cuts the input into pieces of work and each piece into batches, by rules that
know nothing of processes; `fragments` turns a batch into bytes; `memory` decides which
shared resources a batch still has to write; `processes` spreads the work over each
`worker` and keeps the order; `outputs` and `shards` put the bytes under their final name;
`manifest` tells what is in them.
"""

from retract_ld.bulk.outputs import SingleOutput, StreamOutput
from retract_ld.bulk.running import Job, Progress, run
from retract_ld.bulk.shards import ShardedOutput

__all__ = ["Job", "Progress", "ShardedOutput", "SingleOutput", "StreamOutput", "run"]
