## The quota
admin-quota = Online orders this month
admin-quota-forecast = At this pace the allowance ends on { $day }.
admin-quota-left = Left
admin-quota-credits = Of it, bought orders
admin-quota-ends = Counts until
admin-quota-thresholds = You are told at 70, 80, 90 and 100 per cent.
admin-quota-stopped = Customers cannot order now
