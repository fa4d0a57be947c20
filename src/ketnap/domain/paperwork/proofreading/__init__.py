"""Proofreading of a file: whether its papers contradict each other, before it goes up."""

from ketnap.domain.paperwork.proofreading.proofread import proofread
from ketnap.domain.paperwork.proofreading.remark import (
    CheckedPaper,
    Differing,
    NumberFacts,
    Post,
    Remark,
    Said,
    SignatureFacts,
)

__all__ = [
    "CheckedPaper",
    "Differing",
    "NumberFacts",
    "Post",
    "Remark",
    "Said",
    "SignatureFacts",
    "proofread",
]
