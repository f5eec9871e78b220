## The limit in its four faces
limit-title = Online orders this month
limit-used = Used
limit-left = Left
limit-credits = Of it, bought orders
limit-until = Counts until
limit-seen = Understood
limit-level-normal = Normal
limit-level-near = Near the limit
limit-level-high = Near the limit
limit-level-critical = Very near the limit
limit-level-blocked = Blocked
limit-action-pay = Pay
limit-action-buy-credits = Buy more orders
limit-action-upgrade = See larger plans
limit-action-ask-support = Ask support
limit-blocker = This shop takes no orders at the moment
limit-blocker-text = You can still look around. Please come back later or call the shop.
