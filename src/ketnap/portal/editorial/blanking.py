"""Taking a name out of an article, of every version of it, and of what was said about it."""

from collections.abc import Callable, Set
from typing import Any

from django.db.models import QuerySet
from wagtail.admin.models import FormState
from wagtail.models import (
    Collection,
    Comment,
    CommentReply,
    ModelLogEntry,
    PageLogEntry,
    Revision,
    TaskState,
)

from ketnap.domain.press.package import PublicPurpose
from ketnap.portal.editorial.bodies import (
    PROSE_FIELDS,
    body_without,
    broken_places,
    words_between,
)
from ketnap.portal.editorial.called_names import is_called
from ketnap.portal.editorial.models import AllowedName, AnsweredWords, PressSource, Rewriting
from ketnap.portal.editorial.names import (
    LEFT_OUT,
    holds,
    means,
    spells,
    without,
)
from ketnap.portal.editorial.versions import broken_titles, content_holds, content_without
from ketnap.portal.news.models import ArticlePage, HomePage, SectionPage, Subject
from ketnap.portal.pictures.bodies import without_picture
from ketnap.portal.pictures.models import Picture

_TEXTS = (
    "title",
    "draft_title",
    "seo_title",
    "search_description",
    "lead",
    "picture_alt",
    "picture_caption",
    "author",
    "source",
)

_PAGE_TEXTS = ("title", "draft_title", "seo_title", "search_description", "tagline", "introduction")


def tells_of(article: ArticlePage, name: str, *, has: Callable[[Any, str], bool] = holds) -> bool:
    """Say whether a name stands in an article or in any version of it."""
    own = [getattr(article, field) for field in _TEXTS]
    body = article.body.get_prep_value()
    tags = [tag.name for tag in article.tags.all()]
    if has([*own, article.slug, body, words_between(_prose_of(article), body), tags], name):
        return True
    return any(
        content_holds(content | {"folded_words": ""}, name, has=has)
        for content in article.revisions.values_list("content", flat=True).iterator()
    )


def shows(article: ArticlePage, picture_id: int) -> bool:
    """Say whether an article shows a picture now."""
    body = article.body.get_prep_value()
    is_main: bool = article.picture_id == picture_id
    return is_main or without_picture(body, picture_id) != body


def blank(article: ArticlePage, name: str) -> None:
    """Take a name out for good, and what whoever has it is called by: readers do not see the article."""
    broken = broken_titles(article, name)
    if broken or _is_titled(article, name):
        _move(article)
    _blank_versions(article.revisions.all(), name, broken=broken)
    _blank_remarks(article, name)
    _blank_answers(AnsweredWords.objects.filter(article=article), name, has=_means_or_calls)
    history = PageLogEntry.objects.filter(page=article)
    history.filter(label__in=broken).update(label=LEFT_OUT)
    _blank_history(history, name, has=means)
    if article.draft_title in broken:
        article.draft_title = LEFT_OUT
    _blank_article(article, name)


def blank_captions(source: PressSource, name: str) -> None:
    """Take a name out of the captions that a package proposes."""
    _blank_rows(PressSource.objects.filter(pk=source.pk), "captions", name, has=means)


def blank_elsewhere(name: str) -> None:
    """Take a name out of what belongs to no article that there is, or to several.

    Only where it is written as the name is: without capitals it may be two other words.
    """
    _blank_subjects(name)
    _blank_answers(AnsweredWords.objects.all(), name, has=spells)
    # The log keeps titles of deleted articles, and grounds and reasons that name somebody else's.
    _blank_history(PageLogEntry.objects.exclude(page_id__in=_of_namesakes(name)), name, has=spells)
    _blank_rows(PressSource.objects.all(), "captions", name, has=spells)
    _blank_rows(Rewriting.objects.all(), "reason", name, has=spells)
    _blank_pictures(name)
    _blank_rows(ModelLogEntry.objects.all(), "label", name)
    _blank_rows(ModelLogEntry.objects.all(), "data", name, has=spells)
    _blank_rows(Collection.objects.all(), "name", name, has=spells)
    for page in (*HomePage.objects.all(), *SectionPage.objects.all()):
        _blank_page(page, name)
    # Previews somebody looks at in this minute, packed as forms are sent: nothing else is in them.
    FormState.objects.all().delete()


def _of_namesakes(name: str) -> "QuerySet[Any, Any]":
    """Articles for which somebody of the same name has agreed: their history is about him."""
    agreed = AllowedName.objects.filter(name=name, purpose=PublicPurpose.PORTAL_NAME)
    return agreed.filter(source__article__isnull=False).values("source__article")


def _blank_pictures(name: str) -> None:
    for picture in Picture.objects.all():
        # A title is often a file's name, which has no capitals; no visitor reads it.
        if holds(picture.title, name) or spells(picture.description, name):
            picture.title = without(picture.title, name)
            picture.description = without(picture.description, name)
            picture.save()


def _blank_page(page: HomePage | SectionPage, name: str) -> None:
    """Take a name out of what the home page or a section says, and of all its versions."""
    texts = [field for field in _PAGE_TEXTS if hasattr(page, field)]
    for revision in page.revisions.all():
        if spells(revision.content, name):
            revision.content = without(revision.content, name)
            revision.object_str = without(revision.object_str, name)
            revision.save(update_fields=["content", "object_str"])
    if spells([getattr(page, field) for field in texts], name):
        for field in texts:
            setattr(page, field, without(getattr(page, field), name))
        page.save(clean=False)


def _blank_versions(revisions: "QuerySet[Revision]", name: str, *, broken: Set[str]) -> None:
    for revision in revisions:
        revision.content = content_without(revision.content, name)
        is_broken = revision.object_str in broken
        revision.object_str = LEFT_OUT if is_broken else without(revision.object_str, name)
        revision.save(update_fields=["content", "object_str"])


def _blank_article(article: ArticlePage, name: str) -> None:
    body = article.body.get_prep_value()
    broken = broken_places(_prose_of(article), body, name)
    for field in _TEXTS:
        left = LEFT_OUT if field in broken else without(getattr(article, field), name)
        setattr(article, field, left)
    article.body = body_without(body, name, broken=broken)
    article.save(clean=False)


def _prose_of(article: ArticlePage) -> dict[str, str]:
    return {field: getattr(article, field) for field in PROSE_FIELDS}


def _is_titled(article: ArticlePage, name: str) -> bool:
    """Say whether a title ever held the name: an address of it may hold a piece of the name."""
    versions = article.revisions.values_list("content__title", "content__slug")
    return means([article.title, article.draft_title, article.slug, *map(list, versions)], name)


def _move(article: ArticlePage) -> None:
    """Give an article, and every version of it, an address that tells nothing."""
    article.slug = f"bai-{article.pk}"
    for revision in article.revisions.all():
        revision.content = revision.content | {"slug": article.slug, "url_path": ""}
        revision.save(update_fields=["content"])


def _blank_remarks(article: ArticlePage, name: str) -> None:
    _blank_rows(Comment.objects.filter(page=article), "text", name, has=means)
    _blank_rows(CommentReply.objects.filter(comment__page=article), "text", name, has=means)
    _blank_rows(TaskState.objects.for_instance(article), "comment", name, has=means)


def _means_or_calls(words: str, name: str) -> bool:
    """Say whether words name somebody as an answer does, which may be for one word: `Lựu`."""
    return is_called(words, name) or means(words, name)


def _blank_answers(
    answers: "QuerySet[AnsweredWords]", name: str, *, has: Callable[[Any, str], bool]
) -> None:
    """Nobody answers any longer for somebody who has withdrawn; grounds may name him too."""
    for answered in list(answers):
        if has(answered.words, name):
            answered.delete()
    _blank_rows(answers.all(), "ground", name, has=has)


def _blank_history(
    entries: "QuerySet[PageLogEntry]", name: str, *, has: Callable[[Any, str], bool]
) -> None:
    _blank_rows(entries, "label", name, has=has)
    _blank_rows(entries, "data", name, has=has)


def _blank_rows(
    rows: "QuerySet[Any]", field: str, name: str, *, has: Callable[[Any, str], bool] = holds
) -> None:
    for pk, value in list(rows.values_list("pk", field)):
        if has(value, name):
            rows.filter(pk=pk).update(**{field: without(value, name)})


def _blank_subjects(name: str) -> None:
    for subject in Subject.objects.all():
        if spells(subject.name, name):
            subject.delete()
