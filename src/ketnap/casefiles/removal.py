"""The seal of an undone batch: without it, no step may be missing from the log."""

from collections.abc import Iterator

from ketnap.casefiles.broken import Broken, Trouble
from ketnap.casefiles.digest import removal_digest, utc_text
from ketnap.casefiles.models import BatchSeal, BatchState, RemovedStep, StepBatch

CHUNK = 2000


def seal_removal(batch: StepBatch, key: bytes) -> None:
    """Vouches for what an undone batch took out; to be called once, when it is undone."""
    BatchSeal.objects.create(batch=batch, digest=removal_seal(batch, key))


def unsealed_removals(key: bytes) -> Iterator[Broken]:
    """Of every batch whose removal nobody with the key has sealed: the first place it left."""
    left = RemovedStep.objects.values("batch")
    for batch in StepBatch.objects.filter(pk__in=left).select_related("seal").order_by("pk"):
        if not _is_sealed(batch, key):
            yield _first_place(batch)


def _is_sealed(batch: StepBatch, key: bytes) -> bool:
    if batch.state != BatchState.UNDONE or not hasattr(batch, "seal"):
        return False
    outside = batch.removed.exclude(position__range=(batch.first_position, batch.last_position))
    return not outside.exists() and batch.seal.digest == removal_seal(batch, key)


def removal_seal(batch: StepBatch, key: bytes) -> str:
    """The digest that only the holder of the key can make for this batch and the places it left."""
    about = {
        "batch": batch.pk,
        "first": batch.first_position,
        "last": batch.last_position,
        "undone_at": utc_text(batch.undone_at) if batch.undone_at else None,
        "undone_by": batch.undone_by_id,
    }
    return removal_digest(key, batch=about, places=_places(batch))


def _places(batch: StepBatch) -> Iterator[str]:
    columns = ("position", "casefile_id", "seq", "digest", "ledger_digest")
    rows = batch.removed.order_by("position").values_list(*columns)
    return (" ".join(map(str, row)) for row in rows.iterator(chunk_size=CHUNK))


def _first_place(batch: StepBatch) -> Broken:
    place = batch.removed.order_by("position")[0]
    return Broken(
        trouble=Trouble.REMOVAL_UNSEALED,
        casefile_id=place.casefile_id,
        seq=place.seq,
        position=place.position,
    )
