"""The addresses of the door; of django-allauth's own, only these are mounted."""

from allauth.account import views as door
from django.urls import path

from ketnap.accounts import preferences, setup

urlpatterns = [
    path("dang-nhap/", door.login, name="account_login"),
    path("dang-xuat/", door.logout, name="account_logout"),
    path("tai-khoan/ngung/", door.account_inactive, name="account_inactive"),
    path("tai-khoan/mat-khau/", door.password_change, name="account_change_password"),
    path("tai-khoan/xac-nhan/", door.reauthenticate, name="account_reauthenticate"),
    path("tai-khoan/tuy-chon/", preferences.change, name="account_preferences"),
    path("khoi-tao/<str:token>/", setup.first_run, name="setup"),
]
