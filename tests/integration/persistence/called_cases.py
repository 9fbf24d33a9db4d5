"""What a station does with nobody signed in by functions alone: visits, the kiosk, and what it tells later."""

from typing import Final

from tests.integration.persistence.reading_cases import STATION, Deed, calls

CALLED: Final = (
    Deed(
        "finds the visit of a badge",
        ("visit_of_badge",),
        calls("SELECT visit_of_badge(%(badge)s, %(at)s)"),
        (STATION,),
    ),
    Deed(
        "lets a visit end by its own scan",
        ("leave_by_own_scan",),
        calls("SELECT leave_by_own_scan(%(open_here)s, %(own_scan)s)"),
        (STATION,),
    ),
    Deed(
        "asks for the wait before the next attempt",
        ("sign_in_wait",),
        calls("SELECT sign_in_wait(%(operator)s)"),
        (STATION,),
    ),
    Deed(
        "asks what a kiosk may",
        ("kiosk_events", "kiosk_hosts", "kiosk_prefill"),
        calls("SELECT kiosk_prefill('roy', '2045550142'), kiosk_hosts(ARRAY['roy']), kiosk_events(current_date)"),
        (STATION,),
    ),
    Deed(
        "signs a visitor in and out at a kiosk",
        ("kiosk_sign_in", "kiosk_sign_out"),
        calls("SELECT kiosk_sign_in(%(open_here)s, %(at)s, '{}'), kiosk_sign_out(%(at)s, 'roy', '2045550142')"),
        (STATION,),
    ),
    Deed(
        "tells later what an account did while the database was away",
        ("log_sign_in_via_station",),
        calls("SELECT log_sign_in_via_station(%(new)s, %(operator)s, 'unlocked', %(at)s)"),
        (STATION,),
    ),
    Deed(
        "settles later as an account did while the database was away",
        ("settle_review_via_station",),
        calls("SELECT settle_review_via_station(%(review)s, 1, %(operator)s, %(at)s, 'Seen.')"),
        (STATION,),
    ),
    Deed(
        "tells later of a check-in that an account entered while the database was away",
        ("enter_by_hand_via_station",),
        calls(
            "SELECT enter_by_hand_via_station(%(new)s, %(operator)s, %(member)s, 'in', %(at)s, %(at)s, 'Forgot', true)"
        ),
        (STATION,),
    ),
    Deed(
        "tells later of a visitor whom an account signed in while the database was away",
        ("sign_visitor_in_via_station",),
        calls(
            "SELECT sign_visitor_in_via_station(%(new)s, %(operator)s, %(at)s, 'guest', "
            """'{"last_name": "Varga", "display_name": "Varga", "sort_key": "varga", "organization_key": "~", """
            """"rank": "", "first_name": "", "organization": "", "unit": "", "phone": "", "phone_key": "", """
            """"plate": "", "purpose": "museum", "recruitment_step": "", "work": "", "language": "en", """
            """"escort_required": false, "notes": ""}', %(at)s, %(at)s)"""
        ),
        (STATION,),
    ),
    Deed(
        "tells later of a visitor whom an account signed out while the database was away",
        ("sign_visitor_out_via_station",),
        calls("SELECT sign_visitor_out_via_station(%(open_here)s, %(operator)s, %(at)s, %(at)s, 'varga')"),
        (STATION,),
    ),
)
"""Each refuses everybody else."""
