"""/healthz: for the load balancer and the operator's monitoring."""

import logging

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from learning import outbox

logger = logging.getLogger(__name__)


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 while the database answers, with the state of the queue; work that waits is no reason to stop serving."""
    try:
        return JsonResponse({"database": "ok", "queue": outbox.state()})
    except DatabaseError:
        logger.exception("The database does not answer")
        return JsonResponse({"database": "no answer"}, status=503)
