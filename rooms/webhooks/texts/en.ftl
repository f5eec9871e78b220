## What webhooks say no to, and what the owner is told
refusal-webhook-not-found = There is no such endpoint in this shop.
refusal-webhook-url-invalid = This is no address that can be called. Write it whole: https://hooks.example.dz/souk
refusal-webhook-url-unencrypted = Events are sent encrypted only. Write an address that begins with https://
refusal-webhook-url-near = This address leads into a private network, where events are not sent. Name a server that the whole Internet can reach.
refusal-webhook-events-needed = Choose at least one event.
refusal-webhook-event-unknown = There is no event { $event }. Choose from the list of events.
refusal-webhook-too-many = A shop has at most { $most } endpoints. Remove one that is not needed any more.
refusal-webhook-changed-meanwhile = Somebody changed this endpoint meanwhile. Look at it again, then make your change.
refusal-webhook-state-same = The endpoint stands there already. Nothing was changed.
refusal-webhook-disabled = This endpoint is disabled. Enable it first, then send.
refusal-webhook-delivery-not-found = There is no such delivery in this shop; deliveries are kept for thirty days.
refusal-webhook-delivery-waiting = This delivery is on its way and will be tried again by itself.
webhooks-mail-failing = Nothing has reached { $host } for five days, so Souk sends no more events there. Look at the endpoint under Settings, mend it, and enable it again; missed events can be sent again there.
webhooks-mail-failing-subject = Events no longer reach { $host }
webhooks-mail-gone = { $host } answered that it wants no more events (410), so Souk sends none there. If that was a mistake, enable the endpoint again under Settings.
webhooks-mail-gone-subject = { $host } wants no more events
