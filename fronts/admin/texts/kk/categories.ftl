## Санаттар
admin-categories = Санаттар
admin-categories-text = Сатып алушылар тауарды осылар арқылы табады: бұл — дүкен беттерінің ағашы.
admin-categories-none = Әзірге санат жоқ
admin-categories-none-text = Алғашқысын қосыңыз, сосын оны тауар формасында таңдаңыз.
admin-category-add = Санат қосу
admin-category-edit = Атауы мен орны
admin-category-name = Атауы
admin-category-parent = Қай санаттың ішінде
admin-category-parent-hint = Таңдалмаса, санат ең жоғарғы деңгейде болады.
admin-category-position = Көршілес санаттар арасындағы орны
admin-category-position-hint = Саны ең кішісі бірінші тұрады.
admin-category-see = «{ $name }» санатының тауарлары
admin-category-delete = Бұл санатты жою
admin-category-delete-verb = Санатты жою
admin-category-empty = Оның ішінде ештеңе жоқ. Бетіне апаратын сілтемелер жұмыс істемейтін болады.
admin-category-holds = { $products ->
    [0] Оның ішінде { $below } ішкі санат бар.
   *[other] { $below ->
        [0] Оның ішінде { $products } тауар бар.
       *[other] Оның ішінде { $products } тауар және { $below } ішкі санат бар.
    }
}
admin-category-heir = Олар өтетін санат
admin-done-category-added = Санат қосылды.
admin-done-category-saved = Санат сақталды.
admin-done-category-deleted = Санат жойылды.
