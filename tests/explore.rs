//! The explorer as a hostile neighbour meets it: who may ask, what is refused, and that it stays alive and small.

use std::io::{Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use lemniscaat::explore::{Options, serve};
use lemniscaat::text::Lang;

static STOPPED: AtomicBool = AtomicBool::new(false);

/// An explorer in folders of its own.
struct Running {
    host: String,
    folder: tempfile::TempDir,
}

impl Running {
    fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let designs = folder.path().join("scenarios");
        std::fs::create_dir(&designs).expect("a folder");
        for name in ["geen-vervolg", "gezondheidsraad-2014", "kabinet-2015"] {
            let file = format!("{name}.toml");
            let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(&file);
            std::fs::copy(from, designs.join(file)).expect("it ships");
        }
        std::fs::write(folder.path().join("secret.txt"), "nobody may read this").expect("a file");
        let (say, hear) = mpsc::channel();
        let output = folder.path().join("output");
        std::thread::spawn(move || {
            let options = Options {
                folder: designs,
                output,
                baseline: "geen-vervolg".to_owned(),
                port: 0,
                seed: 1,
                population: 0.01,
                lang: Lang::Nl,
                program: "lemniscaat".to_owned(),
                write: |_, _, folder, _| {
                    std::fs::write(folder.join("report.html"), "written").expect("the folder is there");
                    Ok(())
                },
            };
            serve(options, |address| say.send(address.to_owned()).unwrap(), || STOPPED.load(Ordering::Relaxed))
                .unwrap();
        });
        let address = hear.recv_timeout(Duration::from_secs(60)).expect("it starts");
        let host = address.trim_start_matches("http://").trim_end_matches('/').to_owned();
        Self { host, folder }
    }

    /// Status and text of an answer to bytes sent as they are; none when the connection is closed without one.
    fn raw(&self, request: &[u8]) -> Option<(u16, String)> {
        let address = self.host.to_socket_addrs().unwrap().next().unwrap();
        let mut stream = TcpStream::connect(address).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        _ = stream.write_all(request);
        let mut bytes = vec![];
        _ = stream.read_to_end(&mut bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let status = text.strip_prefix("HTTP/1.")?.get(2..5)?.parse().ok()?;
        Some((status, text))
    }

    fn get(&self, path: &str) -> (u16, String) {
        self.raw(format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.host).as_bytes()).unwrap()
    }

    fn post(&self, path: &str, body: &str, origin: &str) -> (u16, String) {
        let head = format!("POST {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nOrigin: {origin}\r\n", self.host);
        let kind = "Content-Type: application/x-www-form-urlencoded\r\n";
        self.raw(format!("{head}{kind}Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes()).unwrap()
    }

    fn own_post(&self, path: &str, body: &str) -> (u16, String) {
        self.post(path, body, &format!("http://{}", self.host))
    }
}

#[test]
fn the_explorer_answers_its_own_pages_only() {
    let app = Running::start();
    the_page_shows_the_design(&app);
    strangers_are_refused(&app);
    no_name_becomes_a_path(&app);
    a_design_is_saved_once(&app);
    a_computation_runs_and_stops(&app);
    noise_leaves_it_alive_and_small(&app);
    STOPPED.store(true, Ordering::Relaxed);
}

fn the_page_shows_the_design(app: &Running) {
    let (status, page) = app.get("/?base=gezondheidsraad-2014&governance.bottom_up=90&lang=nl");
    assert_eq!(status, 200, "{page}");
    for part in
        ["lang=\"nl\"", "Tegenover ‘Advies Gezondheidsraad’, waarbij u begon", "uit 16 werelden", "role=\"img\""]
    {
        assert!(page.contains(part), "{part} is missing");
    }
    let policy = "content-security-policy: default-src 'none';";
    assert!(page.to_lowercase().contains(policy) && page.contains("nosniff"), "{}", &page[..600]);
    let (status, page) = app.get("/?base=gezondheidsraad-2014&governance.bottom_up=70&governance.steering=30&lang=en");
    assert_eq!(status, 303, "what differs in nothing leaves the address");
    assert!(page.contains("location: /?base=gezondheidsraad-2014&lang=en"), "{page}");
    let (status, piece) = app.get("/result?base=gezondheidsraad-2014&lang=en&worlds=4");
    assert!(status == 200 && piece.contains("from 4 worlds") && !piece.contains("<html"), "{piece}");
    let (status, piece) = app.get("/result?base=gezondheidsraad-2014&governance.bottom_up=130&lang=nl");
    assert!(status == 400 && piece.contains("130% kan niet") && piece.contains("van 0% tot 100%"), "{piece}");
    let (status, script) = app.get("/?title=%3Cscript%3Ealert(1)%3C/script%3E&lang=nl&base=kabinet-2015");
    assert!(!script.contains("<script>alert") && (status == 200 || status == 303), "{status}");
}

fn strangers_are_refused(app: &Running) {
    let other = "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
    assert_eq!(app.raw(other.as_bytes()).unwrap().0, 421);
    let none = "GET / HTTP/1.0\r\nConnection: close\r\n\r\n";
    assert_eq!(app.raw(none.as_bytes()).unwrap().0, 421);
    for origin in ["http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1:1"] {
        assert_eq!(app.post("/save", "name=x&q=base%3Dkabinet-2015", origin).0, 403, "{origin}");
        assert_eq!(app.post("/compute", "worlds=16&q=base%3Dkabinet-2015", origin).0, 403, "{origin}");
        assert_eq!(app.post("/job/cancel", "", origin).0, 403, "{origin}");
    }
    let put = format!("PUT / HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", app.host);
    assert_eq!(app.raw(put.as_bytes()).unwrap().0, 405);
    let long = format!("/?base={}", "a".repeat(20_000));
    assert_eq!(app.get(&long).0, 414);
    let large = "q=".to_owned() + &"a".repeat(100_000);
    assert_eq!(app.own_post("/save", &large).0, 413);
}

fn no_name_becomes_a_path(app: &Running) {
    for name in ["..", "../secret.txt", "..%2fsecret.txt", "%2e%2e", "%2e%2e%2fscenarios", ".", "%00", "/etc/passwd"] {
        for tail in ["", "/report"] {
            let (status, text) = app.get(&format!("/runs/{name}{tail}"));
            assert!(status == 400 || status == 404, "{name}{tail}: {status}");
            assert!(!text.contains("nobody may read this"));
        }
    }
    for base in ["../secret", "..%2Fsecret", "%2Fetc%2Fpasswd", "kabinet-2015.toml", ""] {
        let (status, text) = app.get(&format!("/design.toml?base={base}x&lang=nl"));
        assert!(status == 400 && text.contains("Er is geen ontwerp"), "{base}: {status}");
    }
    for name in ["..%2Fx", "a%2Fb", "C%3A", "%2Ehidden", "-x", "", "a+b"] {
        let (status, _) = app.own_post("/save", &format!("lang=nl&name={name}&q=base%3Dkabinet-2015"));
        assert_eq!(status, 400, "{name}");
    }
    let designs: Vec<_> = std::fs::read_dir(app.folder.path().join("scenarios")).unwrap().collect();
    assert_eq!(designs.len(), 3, "nothing was written");
}

fn a_design_is_saved_once(app: &Running) {
    let form = "lang=nl&name=ons-plan&q=base%3Dkabinet-2015%26governance.bottom_up%3D85%26title%3DOns%2Bplan";
    let (status, page) = app.own_post("/save", form);
    assert_eq!(status, 200, "{page}");
    let path: PathBuf = app.folder.path().join("scenarios/ons-plan.toml");
    let text = std::fs::read_to_string(&path).expect("it was saved");
    assert!(text.contains("bottom_up = 0.85") && text.contains("base = \"kabinet-2015\""), "{text}");
    lemniscaat::scenario::load(&path).expect("the command line reads it");
    let (status, page) = app.own_post("/save", &form.replace("85", "15"));
    assert!(status == 400 && page.contains("blijft zoals het is"), "{page}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

fn a_computation_runs_and_stops(app: &Running) {
    let form = |worlds: usize| format!("lang=nl&worlds={worlds}&q=base%3Dkabinet-2015%26governance.bottom_up%3D85");
    assert_eq!(app.own_post("/compute", &form(1_000_000)).0, 400);
    assert_eq!(app.own_post("/compute", &form(128)).0, 303);
    let (status, page) = app.own_post("/compute", &form(16));
    assert!(status == 400 && page.contains("Er loopt al een berekening"), "{page}");
    assert_eq!(app.own_post("/job/cancel", "lang=nl").0, 303);
    let wait = |text: &str| {
        let mut seen = String::new();
        for _ in 0..1200 {
            seen = app.get("/job/stage?lang=nl").1;
            if seen.contains(text) {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("‘{text}’ never came: {seen}");
    };
    wait("Gestopt; er is niets bewaard");
    assert!(!app.folder.path().join("output").exists(), "a stopped computation leaves nothing");
    assert_eq!(app.own_post("/compute", &form(16)).0, 303);
    wait("Lees het antwoord");
    let runs: Vec<_> = std::fs::read_dir(app.folder.path().join("output")).unwrap().flatten().collect();
    let name = runs[0].file_name().into_string().unwrap();
    assert!(runs.len() == 1 && runs[0].path().join("report.html").is_file());
    let (status, page) = app.get(&format!("/runs/{name}?lang=nl&indicator=active_networks"));
    assert!(status == 200 && page.contains("Het antwoord in vijf punten"), "{page}");
    assert_eq!(app.get(&format!("/runs/{name}/report?lang=en")).0, 200);
    assert_eq!(app.get(&format!("/runs/{name}?indicator=nonsense")).0, 400);
}

/// Resident memory in megabytes.
fn memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|l| l.starts_with("VmRSS:")).unwrap_or("VmRSS: 0 kB");
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

/// Random requests, half-made requests and designs nobody asks for twice.
fn noise_leaves_it_alive_and_small(app: &Running) {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    let paths = [
        "/",
        "/result",
        "/save",
        "/compute",
        "/job",
        "/job/stage",
        "/runs/x",
        "/design.toml",
        "/script.js",
        "//",
        "/%",
    ];
    let keys = [
        "base",
        "vs",
        "add",
        "lang",
        "worlds",
        "title",
        "indicator",
        "governance.steering",
        "programme.x.y",
        "q",
        "name",
    ];
    let values = [
        "",
        "gezondheidsraad-2014",
        "kabinet-2015",
        "1e308",
        "-1",
        "NaN",
        "%ff%fe",
        "%00",
        "..%2f..",
        "nl",
        "%E2%82%AC",
        "99999999",
    ];
    let before = memory();
    for round in 0..400 {
        let pairs: Vec<String> =
            (0..next(6)).map(|_| format!("{}={}", keys[next(keys.len())], values[next(values.len())])).collect();
        let (path, query) = (paths[next(paths.len())], pairs.join("&"));
        let own = format!("http://{}", app.host);
        let request: Vec<u8> = match next(5) {
            0 => (0..next(400)).map(|_| next(256) as u8).collect(),
            1 => format!("GET {path}?{query} HTTP/1.1\r\nHost: {}\r\nConnection: clo", app.host).into_bytes(),
            2 => format!(
                "POST {path} HTTP/1.1\r\nHost: {}\r\nOrigin: {own}\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{query}",
                app.host,
                query.len()
            )
            .into_bytes(),
            _ => format!("GET {path}?{query} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", app.host).into_bytes(),
        };
        let stream = TcpStream::connect(&app.host);
        let mut stream = stream.unwrap_or_else(|e| panic!("round {round}: it does not listen any more: {e}"));
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        _ = stream.write_all(&request);
        _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = vec![];
        _ = stream.read_to_end(&mut answer);
        let text = String::from_utf8_lossy(&answer);
        assert!(!text.contains("panicked") && !text.starts_with("HTTP/1.1 500"), "round {round}: {text}");
    }
    // Whatever computation the noise started, stop it.
    _ = app.own_post("/job/cancel", "lang=nl");
    // More connections than there is room for: the others wait outside, and are answered when these go.
    let waiting: Vec<TcpStream> = (0..200).filter_map(|_| TcpStream::connect(&app.host).ok()).collect();
    assert_eq!(waiting.len(), 200);
    drop(waiting);
    assert_eq!(app.get("/?base=kabinet-2015&lang=nl").0, 200, "it still answers");
    let grown = memory() - before;
    assert!(grown < 250.0, "memory grew by {grown:.0} MB");
}
