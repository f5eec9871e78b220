//! Pages with one defect each: whoever inspects must find it, and nothing else.

use std::net::SocketAddr;

use rig::{Outcome, Saying};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// The rule that must speak, and what is planted: into the head, and into the body.
pub const DEFECTS: &[(&str, &str, &str)] = &[
    ("sideways", "", "<div class='wide'>wider than a telephone</div>"),
    ("direction", "<style>body { direction: rtl }</style>", ""),
    ("untranslated", "", "<p>orders-list-title</p>"),
    ("untranslated", "", "<a class='button' href='/' title='admin-nav-home'>Orders</a>"),
    ("untranslated", "", "<p>{$count} orders</p>"),
    ("clipped", "", "<p class='narrow'>a price that nobody can read to its end</p>"),
    ("outside", "", "<div class='card'><p class='leaves'>leaves</p></div>"),
    ("unnamed", "", "<input name='q' placeholder='Search'>"),
    ("unnamed", "", "<button><svg aria-hidden='true'></svg></button>"),
    ("unnamed", "", "<a class='button' href='/'><span aria-hidden='true'>+</span></a>"),
    ("small", "", "<button class='flat'>Save</button>"),
    ("small", "", "<nav aria-label='Pages'><a class='flat' href='/'>Home</a></nav>"),
    ("pale", "", "<p class='pale'>hardly there</p>"),
    ("ids", "", "<p id='twice'>one</p><p id='twice'>two</p>"),
    ("heading", "", "<h1>A second title</h1>"),
    ("landmark", "", "</main><p>outside of every part</p>"),
    (
        "landmark",
        "",
        "<nav aria-label='Go'><a href='/'>Home</a></nav><nav aria-label='Go'><a href='/'>Orders</a></nav>",
    ),
    ("rank", "", "<h3>Two ranks down</h3>"),
    ("hidden", "", "<p aria-hidden='true'><a class='button' href='/'>Orders</a></p>"),
    ("hidden", "", "<a class='button ghost' href='/'>Orders</a>"),
    ("order", "", "<button tabindex='3'>Before all others</button>"),
    ("order", "", "<div class='turned'><button>First</button><button>Second</button></div>"),
    ("order", "", "<div class='lifted'><button>First</button><button class='up'>Second</button></div>"),
    ("target", "", "<button class='thin'>i</button>"),
    (
        "error",
        "",
        "<div class='field'><label>Town <input name=town></label><p class='error'>Choose one.</p></div>",
    ),
    ("error", "", "<label>Street <input name=street aria-invalid=true></label>"),
    ("live", "", "<div class='notice success'><p>It was saved.</p></div>"),
    ("live", "", "<label>Land <select data-into=fees><option>1</option></select></label><p id=fees>400</p>"),
    ("roleless", "", "<div tabindex='0'>Press me</div>"),
    ("roleless", "", "<div contenteditable class='pane'>Write here</div>"),
    ("console", "", "<p><img src='/missing.png' alt='A lamp'></p>"),
    ("console", "<script>document.title = 'not allowed by the policy'</script>", ""),
];

/// What is wrong where a pointer is used, and is looked at there alone.
pub const ON_A_DESK: &[(&str, &str, &str)] = &[
    ("target", "", "<button class='dot'>i</button>"),
    ("target", "", "<input class='dot' type=checkbox name=all aria-label='All'>"),
];

const STYLE: &str = "body { margin: 0; font: 16px sans-serif; background: #fff; color: #222 }
    button, .button, input, select { display: block; min-height: 44px; min-width: 44px; font: inherit }
    nav a { display: block; min-height: 44px; min-width: 44px }
    .wide { width: 500px } .narrow { width: 80px; overflow: hidden; white-space: nowrap }
    .card { width: 200px } .leaves { width: 250px }
    .flat, nav .flat { display: inline-block; min-height: 0; height: 24px } .pale { color: #bbb }
    .thin { min-width: 0; width: 30px }
    .dot { min-height: 0; height: 20px; min-width: 0; width: 20px } .ghost { opacity: 0 }
    .turned { display: flex; flex-direction: row-reverse }
    .lifted { display: grid } .up { order: -1 }";

/// A page of ours, without a defect but the given one. 0 is a page without any.
fn page(number: usize) -> String {
    let mut all = DEFECTS.iter().chain(ON_A_DESK);
    let (_, head, body) = number.checked_sub(1).and_then(|at| all.nth(at)).unwrap_or(&("", "", ""));
    format!(
        "<!doctype html><html lang=en dir=ltr><meta charset=utf-8><link rel=icon href=data:,>
        <meta name=viewport content='width=device-width, initial-scale=1'><title>Page {number}</title>
        <style>{STYLE}</style>{head}
        <main><h1>A page</h1><p>Some text, and a re-order.</p>
        <form><label>Name <input name=name></label><button>Save</button></form>{body}</main>"
    )
}

/// Serves the pages under `/0`, `/1` …
pub async fn serve() -> Outcome<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await.saying("listening")?;
    let address = listener.local_addr().saying("our address")?;
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut asked = vec![0; 4096];
            let length = stream.read(&mut asked).await.unwrap_or(0);
            let line = String::from_utf8_lossy(asked.get(..length).unwrap_or_default()).into_owned();
            let path = line.split(' ').nth(1).unwrap_or_default();
            let (status, text) = match path.trim_start_matches('/').parse() {
                Ok(number) => ("200 OK", page(number)),
                Err(_) => ("404 Not Found", String::new()),
            };
            let policy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:";
            let head =
                format!("HTTP/1.1 {status}\r\ncontent-type: text/html\r\ncontent-security-policy: {policy}");
            let answer =
                format!("{head}\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{text}", text.len());
            // Who hung up does not want it.
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    Ok(address)
}
