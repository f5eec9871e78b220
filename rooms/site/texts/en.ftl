# What this room says to people.
refusal-site-page-not-found = There is no such page.
refusal-site-page-slug-invalid = Write the end of the address with small Latin letters, digits and “-”, like about-us: 1 to { $max } characters.
refusal-site-page-slug-taken = Another page has this address. Choose another one; what you wrote is still here.
refusal-site-page-title-invalid = A page needs a title in one language at least, of at most { $max } characters.
refusal-site-page-body-too-long = A page holds at most { $max } characters in each language.
refusal-site-page-too-many = A shop has at most { $max } pages of its own. Remove one first.
refusal-site-page-changed-meanwhile = Somebody changed this page meanwhile. Look at it and save again; what you wrote is still here.
refusal-theme-changed-meanwhile = Somebody changed the look of the shop meanwhile. Look at it and save again; what you chose is still here.
refusal-theme-colour-invalid = Write a colour with six digits, like #8a4b08, or leave it empty.
refusal-site-picture-not-found = The shop has no such picture.
refusal-site-picture-file-required = There is no picture here yet. Choose one first.
refusal-site-picture-words-too-long = Say what the picture shows in at most { $max } characters in each language.
