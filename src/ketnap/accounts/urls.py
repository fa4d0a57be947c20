"""The addresses of the door; of django-allauth's own, only these are mounted."""

from allauth.account import views as door
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.urls import path

from ketnap.accounts import first_password, preferences, setup
from ketnap.design.views import component_page

urlpatterns = [
    path("dang-nhap/", door.login, name="account_login"),
    path("dang-xuat/", door.logout, name="account_logout"),
    path("tai-khoan/ngung/", door.account_inactive, name="account_inactive"),
    path("tai-khoan/mat-khau/", door.password_change, name="account_change_password"),
    path("tai-khoan/xac-nhan/", door.reauthenticate, name="account_reauthenticate"),
    path("hai-buoc/", second.index, name="mfa_index"),
    path("hai-buoc/nhap-ma/", second.authenticate, name="mfa_authenticate"),
    path("hai-buoc/xac-nhan/", second.reauthenticate, name="mfa_reauthenticate"),
    path("hai-buoc/bat/", totp.activate_totp, name="mfa_activate_totp"),
    path("hai-buoc/tat/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("hai-buoc/du-phong/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "hai-buoc/du-phong/moi/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path("mat-khau-moi/<str:token>/", first_password.choose, name="first_password"),
    path("ngon-ngu/", preferences.set_language, name="set_language"),
    path("cach-doc/", preferences.choose_reading, name="choose_reading"),
    path("giao-dien/", component_page, name="components"),
    path("khoi-tao/<str:token>/", setup.first_run, name="setup"),
]
