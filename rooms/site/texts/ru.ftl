# Что эта комната говорит людям.
refusal-site-page-not-found = Такой страницы нет.
refusal-site-page-slug-invalid = Конец адреса — строчные латинские буквы, цифры и «-», например about-us: от 1 до { $max } символов.
refusal-site-page-slug-taken = Этот адрес у другой страницы. Выберите другой; написанное вами на месте.
refusal-site-page-title-invalid = У страницы должен быть заголовок хотя бы на одном языке, до { $max } символов.
refusal-site-page-body-too-long = На странице помещается до { $max } символов на каждом языке.
refusal-site-page-too-many = У магазина может быть до { $max } своих страниц. Сначала удалите одну.
refusal-site-page-changed-meanwhile = Тем временем эту страницу изменил кто-то другой. Посмотрите на неё и сохраните снова; написанное вами на месте.
refusal-theme-changed-meanwhile = Кто-то тем временем изменил вид магазина. Посмотрите и сохраните ещё раз; то, что вы выбрали, осталось здесь.
refusal-theme-colour-invalid = Напишите цвет шестью знаками, например #8a4b08, или оставьте поле пустым.
refusal-site-picture-not-found = У магазина нет такой картинки.
refusal-site-picture-file-required = Здесь пока нет картинки. Сначала выберите её.
refusal-site-picture-words-too-long = Скажите, что на картинке, не более чем в { $max } знаках на каждом языке.
