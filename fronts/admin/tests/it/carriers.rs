//! Carriers: what they take for weight, and how they call our places.

use crate::office::in_office;

#[tokio::test(flavor = "multi_thread")]
async fn names_of_a_carrier_stand_beside_ours_and_are_confirmed_there() {
    in_office(|mut office| async move {
        let page = office.owner.get("/admin/delivery/carriers").await;
        assert!(page.has("No carriers yet"), "{}", page.text);
        let typed = [("carrier", "Yalidine"), ("oversize_fee_minor", "50"), ("map", "DZ-58")];
        let page = office.owner.post(&page, "/admin/delivery/carriers", &typed).await;
        assert!(page.has("The carrier is saved") && page.has("Each kilogram beyond 5 kg"), "{}", page.text);
        let odd = [("carrier", "yalidine"), ("oversize_fee_minor", "50.5")];
        let odd = office.owner.post(&page, "/admin/delivery/carriers", &odd).await;
        assert!(odd.status == 422 && odd.has("whole amount"), "{}", odd.text);
        let path = "/admin/delivery/carriers/yalidine";
        let page = office.owner.get(path).await;
        assert!(page.has("No names yet"), "{}", page.text);
        let table = "carrier,kind,their_id,their_name,our_id,our_name,province,state\n\
                     yalidine,province,16,Alger,,,,\nyalidine,municipality,1,Hydraa,,,Alger,\n\
                     yalidine,municipality,2,Cite Verte,,,Alger,\n";
        let page = office.owner.upload(&page, path, &[], table).await;
        assert!(page.has("3 names are not as they were"), "{}", page.text);
        assert!(
            page.has("Hydraa") && page.has("Yes, that is Hydra") && !page.has(">Alger<"),
            "{}",
            page.text
        );
        assert!(page.has("/api/v1/carriers/places?format=csv&amp;carrier=yalidine"), "{}", page.text);
        let confirm = format!("{path}/confirm");
        let fields = [("kind", "municipality"), ("their_id", "1"), ("place", "")];
        let page = office.owner.post(&page, &confirm, &fields).await;
        assert!(page.has("The name is confirmed") && !page.has("Hydraa"), "{}", page.text);
        let fields = [("kind", "municipality"), ("their_id", "2"), ("place", "Oran")];
        let away = office.owner.post(&page, &confirm, &fields).await;
        assert!(away.has("is not in this province") && away.has("Cite Verte"), "{}", away.text);
        let bad = office.owner.upload(&page, path, &[], &table.replace("Alger,,,,", "16,,,,\nx")).await;
        assert!(bad.has("Doubtful rows"), "{}", bad.text);
        let all = office.owner.get(&format!("{path}?state=confirmed")).await;
        assert!(all.has("Hydraa") && !all.has("Cite Verte"), "{}", all.text);
        let mut karim = office.member("support").await;
        let seen = karim.get(path).await;
        assert!(seen.status == 200 && !seen.has("Bring names"), "{}", seen.text);
        assert_eq!(karim.get("/admin/delivery/carriers/NO!").await.status, 404);
    })
    .await;
}
