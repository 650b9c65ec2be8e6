"""Runs agno's Cal.com tools: a call as a JSON line in, its answer as a JSON line out.

The tools name Cal.com's address and can't be told another, so their requests are sent to the
sandbox at VOCAL_DESK_SANDBOX instead. Nothing else about them is touched.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

import requests
from agno.tools.calcom import CalComTools

_send = requests.Session.request


def _to_the_sandbox(self: requests.Session, method: str, url: str, **more: Any) -> Any:
    address = url.replace("https://api.cal.com", os.environ["VOCAL_DESK_SANDBOX"])
    return _send(self, method, address, **more)


requests.Session.request = _to_the_sandbox  # type: ignore[assignment, method-assign]
tools = CalComTools(
    api_key=os.environ["CALCOM_API_KEY"], event_type_id=1, user_timezone="Europe/Rome"
)
for line in sys.stdin:
    call = json.loads(line)
    answer = getattr(tools, call["tool"])(**call["arguments"])
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
