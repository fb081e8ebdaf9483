"""Which addresses are those of push services."""

import pytest

from server.domain.errors import BadRequest
from server.services.push_services import KNOWN_PUSH_SERVICES, check_push_service


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://fcm.googleapis.com/fcm/send/abc",
        "https://updates.push.services.mozilla.com/wpush/v2/abc",
        "https://web.push.apple.com/abc",
        "https://wns2-par02p.notify.windows.com/w/?token=abc",
        "https://FCM.googleapis.com/fcm/send/abc",
    ],
)
def test_browsers_of_all_makers_are_known(endpoint: str) -> None:
    """As each of them gives its endpoint."""
    check_push_service(endpoint, KNOWN_PUSH_SERVICES)


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://evil.example/fcm.googleapis.com",
        "https://fcm.googleapis.com.evil.example/",
        "https://notfcm.googleapis.com/",
        "https://fcm.googleapis.com@evil.example/",
        "https://googleapis.com/",
        "https://[",
        "",
    ],
)
def test_what_only_looks_like_one_is_none(endpoint: str) -> None:
    """The name of the host decides, from its end."""
    with pytest.raises(BadRequest):
        check_push_service(endpoint, KNOWN_PUSH_SERVICES)
