# Entitlements

refusal-plan-not-included = Your plan does not include this. A larger plan may: see Subscription.
refusal-plan-limit-products = Your plan allows { $max } products and all of them are used. Archive one, or move to a larger plan.
refusal-plan-limit-users = Your plan allows { $max } people and all places are taken. Remove a member or an open invitation, or move to a larger plan.

entitlements-title = What your plan allows
entitlements-used = { $used } of { $max } used
entitlements-no-limit = no limit
entitlements-yes = included
entitlements-no = not included
refusal-entitlement-override-invalid = Give a value that this key can have (yes or no, or a number from 0 up), a reason of 5 to 300 letters, and a day that is still to come. The orders of a month grow by extra orders instead.
refusal-entitlement-not-overridden = The plan’s own value holds already.
refusal-plan-limit-carriers = Your plan allows { $max } drivers and carriers at once, and { $used } carry for you. Put one aside, or move to a larger plan.
