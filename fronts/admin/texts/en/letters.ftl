## Letters about the limit
letters = Letters about the limit
letters-on-text = You have letters at 70, 80, 90 and 100 % of the month’s orders.
letters-off-text = You have a letter only when the month’s orders are used up.
letters-off = Only when it is reached
letters-on = Earlier ones too
admin-done-letters-chosen = Your letters are chosen.
