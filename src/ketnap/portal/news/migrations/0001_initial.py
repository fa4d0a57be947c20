"""Home, sections, articles and their subjects."""

from typing import ClassVar

import django.db.models.deletion
import modelcluster.contrib.taggit
import modelcluster.fields
import wagtail.contrib.routable_page.models
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        ("pictures", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="HomePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "tagline",
                    models.CharField(
                        help_text="Tổ chức mà trang tin thuộc về.",
                        max_length=200,
                        verbose_name="Dòng dưới tên trang",
                    ),
                ),
                (
                    "contact",
                    models.EmailField(
                        help_text="Nơi nhận yêu cầu gỡ tên hoặc ảnh.",
                        max_length=254,
                        verbose_name="Thư điện tử liên hệ",
                    ),
                ),
            ],
            options={
                "verbose_name": "Trang chủ",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="SectionPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "introduction",
                    models.CharField(blank=True, max_length=300, verbose_name="Giới thiệu"),
                ),
            ],
            options={
                "verbose_name": "Chuyên mục",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="Subject",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100, unique=True, verbose_name="name")),
                (
                    "slug",
                    models.SlugField(
                        allow_unicode=True, max_length=100, unique=True, verbose_name="slug"
                    ),
                ),
            ],
            options={
                "verbose_name": "Chủ đề",
            },
        ),
        migrations.CreateModel(
            name="ArticlePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("published_at", models.DateTimeField(db_index=True, verbose_name="Ngày giờ đăng")),
                ("lead", models.TextField(max_length=600, verbose_name="Sapo")),
                (
                    "picture_caption",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="Chú thích ảnh chính"
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("paragraph", 0),
                            ("heading", 1),
                            ("list", 2),
                            ("quote", 5),
                            ("figure", 8),
                            ("gallery", 10),
                        ],
                        block_lookup={
                            0: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "italic", "link"], "label": "Đoạn văn"},
                            ),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "icon": "title",
                                    "label": "Đề mục",
                                    "max_length": 200,
                                    "template": "news/blocks/heading.html",
                                },
                            ),
                            2: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ol", "ul"],
                                    "icon": "list-ul",
                                    "label": "Danh sách",
                                },
                            ),
                            3: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "label": "Người nói hoặc văn bản",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            5: ("wagtail.blocks.StructBlock", [[("words", 3), ("source", 4)]], {}),
                            6: ("wagtail.images.blocks.ImageBlock", [], {"label": "Hình ảnh"}),
                            7: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 300},
                            ),
                            8: (
                                "wagtail.blocks.StructBlock",
                                [[("picture", 6), ("caption", 7)]],
                                {},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (8,),
                                {"label": "Hình ảnh", "max_num": 40, "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("figures", 9)]], {}),
                        },
                        verbose_name="Nội dung",
                    ),
                ),
                (
                    "author",
                    models.CharField(
                        default="Ban Biên tập", max_length=120, verbose_name="Người viết"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Để trống nếu là bài của trang tin.",
                        max_length=200,
                        verbose_name="Nguồn",
                    ),
                ),
                ("folded_words", models.TextField(default="", editable=False)),
                (
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pictures.picture",
                        verbose_name="Ảnh chính",
                    ),
                ),
            ],
            options={
                "verbose_name": "Bài viết",
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="ArticleSubject",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "content_object",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tagged_items",
                        to="news.articlepage",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="articles",
                        to="news.subject",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="articlepage",
            name="tags",
            field=modelcluster.contrib.taggit.ClusterTaggableManager(
                blank=True,
                help_text="A comma-separated list of tags.",
                through="news.ArticleSubject",
                to="news.Subject",
                verbose_name="Chủ đề",
            ),
        ),
        migrations.AddConstraint(
            model_name="articlepage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("picture", None),
                    models.Q(("picture_caption", ""), _negated=True),
                    _connector="OR",
                ),
                name="main_picture_has_a_caption",
                violation_error_code="main_picture_without_caption",
                violation_error_message="Hãy viết chú thích cho ảnh chính.",
            ),
        ),
    ]
