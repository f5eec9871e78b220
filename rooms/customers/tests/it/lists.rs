//! Finding customers.

use souk_customers::commands::BlockCustomer;
use souk_customers::queries::{CustomerList, CustomerSort};
use souk_engine::PageSize;
use souk_testkit::{World, both};

use crate::{order, setup};

async fn names(world: &World, list: CustomerList) -> Vec<String> {
    let page = world.engine.ask(world.owner(), list).await.unwrap();
    page.items.into_iter().map(|customer| customer.name).collect()
}

fn q(text: &str) -> CustomerList {
    CustomerList { q: Some(text.to_owned()), ..CustomerList::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn customers_are_found_by_any_spelling_of_telephone_or_name() {
    both(setup(), |world| async move {
        order(&world, "+213551234567", "أمينة بن علي").await.unwrap();
        order(&world, "+213661234567", "Karim Zidane").await.unwrap();
        order(&world, "+21321234567", "Karima").await.unwrap();
        assert_eq!(names(&world, q("0661 23 45 67")).await, ["Karim Zidane"]);
        assert_eq!(names(&world, q("امينه")).await, ["أمينة بن علي"]);
        assert_eq!(names(&world, q("KARIM")).await.len(), 2);
        assert_eq!(names(&world, q("karim z")).await, ["Karim Zidane"]);
        assert!(names(&world, q("zidane")).await.is_empty(), "the beginning of the name only");
        assert!(names(&world, q("0770 00 00 00")).await.is_empty());
        assert_eq!(names(&world, q(" ")).await.len(), 3);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_follow_each_other_without_gap_or_repeat() {
    both(setup(), |world| async move {
        let empty = world.engine.ask(world.owner(), CustomerList::default()).await.unwrap();
        assert!(empty.items.is_empty() && empty.next.is_none());
        for number in 0..5 {
            order(&world, &format!("+21355123456{number}"), &format!("C{number}")).await.unwrap();
            // Two of them in one moment: the id decides.
            world.clock.advance(number % 2);
        }
        let mut list = CustomerList { limit: PageSize(2), ..CustomerList::default() };
        let mut seen = Vec::new();
        loop {
            let page = world.engine.ask(world.owner(), list.clone()).await.unwrap();
            seen.extend(page.items.into_iter().map(|customer| customer.name));
            list.after = page.next;
            if list.after.is_none() {
                break;
            }
        }
        seen.sort();
        assert_eq!(seen, ["C0", "C1", "C2", "C3", "C4"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn blocked_customers_can_be_listed_alone() {
    both(setup(), |world| async move {
        let id = order(&world, "+213551234567", "Amina").await.unwrap();
        order(&world, "+213661234567", "Karim").await.unwrap();
        let block = BlockCustomer { id, reason: "refused".to_owned(), until: None };
        world.engine.execute(world.owner(), block).await.unwrap();
        let only = |blocked| CustomerList { blocked: Some(blocked), ..CustomerList::default() };
        assert_eq!(names(&world, only(true)).await, ["Amina"]);
        assert_eq!(names(&world, only(false)).await, ["Karim"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_took_most_and_whoever_sent_most_back_come_first() {
    both(setup(), |world| async move {
        for (phone, name, delivered, returned, paid) in [
            ("+213551000001", "Amina", 1, 0, 900),
            ("+213551000002", "Karim", 3, 1, 300),
            ("+213551000003", "Samira", 2, 2, 300),
            ("+213551000004", "Yacine", 3, 0, 100),
        ] {
            let id = order(&world, phone, name).await.unwrap();
            world.clock.advance(1_000_000);
            let done = crate::meeting::Ended { id, delivered, returned, paid };
            world.engine.execute(world.owner(), done).await.unwrap();
        }
        let by = |sort| CustomerList { sort, limit: PageSize(4), ..CustomerList::default() };
        let walked = async |sort: CustomerSort| {
            let mut list = CustomerList { limit: PageSize(1), ..by(sort) };
            let mut seen = Vec::new();
            loop {
                let page = world.engine.ask(world.owner(), list.clone()).await.unwrap();
                seen.extend(page.items.into_iter().map(|customer| customer.name));
                list.after = page.next;
                if list.after.is_none() {
                    return seen;
                }
            }
        };
        assert_eq!(walked(CustomerSort::Newest).await, ["Yacine", "Samira", "Karim", "Amina"]);
        assert_eq!(walked(CustomerSort::Oldest).await, ["Amina", "Karim", "Samira", "Yacine"]);
        assert_eq!(walked(CustomerSort::Delivered).await, ["Yacine", "Karim", "Samira", "Amina"]);
        assert_eq!(walked(CustomerSort::Returned).await, ["Samira", "Karim", "Yacine", "Amina"]);
        assert_eq!(walked(CustomerSort::Spent).await, ["Amina", "Samira", "Karim", "Yacine"]);
        let named = CustomerList { q: Some("ka".to_owned()), ..by(CustomerSort::Delivered) };
        assert_eq!(names(&world, named).await, ["Karim"]);
        let theirs = world.engine.ask(world.other_owner(), by(CustomerSort::Delivered)).await.unwrap();
        assert!(theirs.items.is_empty(), "another shop has none of them");
    })
    .await;
}
