//! Questions that ride together, on both databases alike.

use souk_core::{Kind, RefusalDef, params};
use souk_store::{Lane, Question, Tx, sql};

use crate::place::{PRODUCT, Trial, id, reach, shop};

on_both!(questions_ride_together_and_each_answers_for_itself, what_a_read_left_open_is_over_for_the_next,);

/// Red if answers are mixed up, or if one's refusal hides another's answer.
async fn questions_ride_together_and_each_answers_for_itself(trial: Trial) {
    for number in [1_u64, 2] {
        let body = move |tx: &mut Tx<'_>| {
            tx.put(PRODUCT, params![shop(1), id(number), format!("silk {number}"), number.cast_signed()])
        };
        trial.db.write(Lane::Front, reach(1), body).await.unwrap();
    }
    const NONE: RefusalDef = RefusalDef::new("product.not_found", Kind::NotFound);
    let one = |number: u64| {
        let name = sql!("select handle from products where shop_id = $1 and id = $2");
        Question::<Option<(String,)>>::one(name, params![shop(1), id(number)])
    };
    let read = trial.db.read(Lane::Front, reach(1), move |db| {
        let all = sql!("select stock from products where shop_id = $1 order by stock");
        let stocks = Question::<Vec<(i64,)>>::rows(all, params![shop(1)]);
        let missing = one(9).map(|row| row.ok_or_else(|| NONE.refuse()));
        let (first, stocks, missing, known) = db.ask((one(1), stocks, missing, Question::known(7)))?;
        assert_eq!(first?, Some(("silk 1".to_owned(),)));
        assert_eq!(stocks?, [(1,), (2,)]);
        assert_eq!(missing.unwrap_err().code(), "product.not_found");
        assert_eq!(known?, 7);
        // Nothing to ask is no trip and no transaction.
        assert_eq!(db.ask(Question::known(3).map(|three| Ok(three + 1)))?, 4);
        let many = Question::<Option<(i64,)>>::one(all, params![shop(1)]);
        assert!(db.ask(many).unwrap_err().to_string().contains("2 rows where at most one was meant"));
        Ok(())
    });
    read.await.unwrap();
}

/// Red if a read's transaction stays open for the next one, which would then see an old moment.
async fn what_a_read_left_open_is_over_for_the_next(trial: Trial) {
    let count = || {
        trial.db.read(Lane::Front, reach(1), |db| {
            db.one::<(i64,)>(
                sql!("select cast(count(*) as bigint) from products where shop_id = $1"),
                params![shop(1)],
            )
        })
    };
    for number in 1..=20_u64 {
        // More readers than connections: most find another waiting behind them.
        let before = futures(&count, 40).await;
        assert!(before.iter().all(|seen| *seen == number.cast_signed() - 1), "{before:?}");
        let body = move |tx: &mut Tx<'_>| {
            tx.put(PRODUCT, params![shop(1), id(number), format!("silk {number}"), 1_i64])
        };
        trial.db.write(Lane::Front, reach(1), body).await.unwrap();
    }
}

/// Asks so many at once.
async fn futures<F>(ask: &impl Fn() -> F, many: usize) -> Vec<i64>
where
    F: Future<Output = souk_core::Result<Option<(i64,)>>>,
{
    let mut asked: Vec<_> = (0..many).map(|_| Box::pin(ask())).collect();
    let mut answers: Vec<Option<i64>> = vec![None; many];
    std::future::poll_fn(|context| {
        for (one, answer) in asked.iter_mut().zip(&mut answers) {
            if answer.is_none()
                && let std::task::Poll::Ready(ready) = one.as_mut().poll(context)
            {
                *answer = Some(ready.unwrap().unwrap().0);
            }
        }
        if answers.iter().all(Option::is_some) {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    answers.into_iter().flatten().collect()
}
