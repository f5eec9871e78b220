# Identity

refusal-installation-link-needed = This installation is set up with its own link. The program says the link when it starts (souk serve), on its output. At the machine itself, souk installation set-up does it too.
refusal-installation-already-set-up = This installation is set up already. Sign in instead.
refusal-session-credentials-wrong = E-mail and password do not fit together. Check both and try again.
refusal-session-unknown = This session has ended. Sign in again.
refusal-user-email-invalid = This is no e-mail address. It looks like amina@example.com.
refusal-user-email-taken = Somebody with this e-mail address is known already.
refusal-user-name-invalid = Write a name of 1 to 100 characters on one line.
refusal-user-password-weak = Choose a password of { $least } to 200 characters that is not your e-mail address. A short sentence is best.
refusal-user-not-found = There is no such person.
refusal-user-last-platform-admin = This is the last platform admin. Give somebody else the right first.
refusal-api-key-not-found = There is no such key, or it has ended already.
refusal-api-key-name-invalid = Give the key a name of 1 to 80 characters, so that you know it later.
refusal-api-key-too-wide = You cannot give a key a permission that you do not hold: { $permission }.

identity-sign-in-title = Sign in
identity-sign-in-email = E-mail
identity-sign-in-password = Password
identity-set-up-title = Welcome. Make the first account
identity-set-up-name = Your name
identity-keys-title = Keys for programs
identity-keys-empty = No keys yet. A key lets another program work in your shop.
identity-keys-create = New key
identity-keys-once = Copy the key now. It is not shown again.
identity-keys-ended = ended
identity-password-title = Change password
identity-password-present = Present password
identity-password-new = New password
refusal-embed-token-not-found = This token is not there any more. Nothing was changed.
refusal-embed-token-origin-invalid = An address of pages looks like https://shop.example: with https, without a path; at most ten of them. Nothing was kept.
