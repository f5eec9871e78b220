//! The proof finds what somebody changed past the program.

use souk_engine::{Sql, sql};
use souk_ledger::queries::{LedgerProof, Wrong};
use souk_testkit::both;

use crate::{Forge, sell, setup};

/// A statement of somebody with the database in hand, and what the proof must say about it.
pub static FORGERIES: &[(&Sql, &[Wrong])] = &[
    (
        sql!(
            "update ledger_entries set amount = amount + 1
             where shop_id = $1 and line = 0 and account = 'cod_due:own'"
        ),
        &[Wrong::Changed, Wrong::Unbalanced, Wrong::Balance],
    ),
    (sql!("update ledger_postings set at = at + 1 where shop_id = $1 and seq = 2"), &[Wrong::Changed]),
    (sql!("update ledger_postings set purpose = 'x' where shop_id = $1 and seq = 3"), &[Wrong::Changed]),
    (
        sql!("update ledger_postings set hash = 'x' where shop_id = $1 and seq = 2"),
        &[Wrong::Changed, Wrong::Chain],
    ),
    (
        sql!("update ledger_postings set hash = 'x' where shop_id = $1 and seq = 4"),
        &[Wrong::Changed, Wrong::Head],
    ),
    (
        sql!("update ledger_postings set seq = 9 where shop_id = $1 and seq = 4"),
        &[Wrong::Gap, Wrong::Changed, Wrong::Head],
    ),
    (
        sql!("update ledger_accounts set balance = balance + 1 where shop_id = $1 and code = 'sales'"),
        &[Wrong::Balance],
    ),
    (sql!("update ledger_heads set seq = seq + 1 where shop_id = $1"), &[Wrong::Head]),
];

#[tokio::test(flavor = "multi_thread")]
async fn true_books_prove_themselves() {
    both(setup(), |world| async move {
        let empty = world.engine.ask(world.owner(), LedgerProof::default()).await.unwrap();
        assert_eq!((empty.checked, empty.broken.len(), empty.next), (0, 0, None));
        for number in 1..=4 {
            sell(&world, number, 1_000).await.unwrap();
        }
        let proof = world.engine.ask(world.owner(), LedgerProof::default()).await.unwrap();
        assert_eq!((proof.checked, proof.broken, proof.next), (4, vec![], None));
        let rest = world.engine.ask(world.owner(), LedgerProof { after: 3 }).await.unwrap();
        assert_eq!((rest.checked, rest.broken), (1, vec![]));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_forgery_is_found_and_named() {
    for (which, (statement, wrongs)) in FORGERIES.iter().enumerate() {
        both(setup(), move |world| async move {
            for number in 1..=4 {
                sell(&world, number, 1_000).await.unwrap();
            }
            assert!(
                world.engine.execute(world.owner(), Forge { which }).await.unwrap(),
                "{statement:?} changed nothing"
            );
            let proof = world.engine.ask(world.owner(), LedgerProof::default()).await.unwrap();
            for wrong in *wrongs {
                assert!(
                    proof.broken.iter().any(|broken| broken.wrong == *wrong),
                    "{statement:?}: {:?}",
                    proof.broken
                );
            }
        })
        .await;
    }
}
