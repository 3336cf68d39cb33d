//! How far a long command is, and whether it was asked to stop.

use std::io::IsTerminal;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::output::say;
use crate::text::{Lang, Text};

static STOPPED: AtomicBool = AtomicBool::new(false);

/// Whether the user pressed Ctrl-C: finish what is half done, keep it, and stop.
pub fn stopped() -> bool {
    STOPPED.load(Ordering::Relaxed)
}

/// From now on Ctrl-C asks the program to stop ([`stopped`]); a second one ends it at once. [`Progress::new`] does this.
pub fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let heard = ctrlc::set_handler(|| {
            if STOPPED.swap(true, Ordering::Relaxed) {
                std::process::exit(130);
            }
            let text = Text::new(
                "stopt zodra af is wat onderhanden is; druk nog eens op Ctrl-C om meteen te stoppen",
                "stopping after what is under way; press Ctrl-C again to stop at once",
            );
            say(&format!("\n{}", text.in_lang(Lang::of_locale())));
        });
        // Without a handler Ctrl-C ends the program at once, as it would without us.
        drop(heard);
    });
}

/// Steps of a long command, on standard error: on a terminal a bar with the time left, elsewhere a line per step. May
/// be shared by threads.
#[derive(Debug)]
pub struct Progress {
    what: String,
    total: u64,
    done: AtomicU64,
    began: Instant,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Starts: `what` is done in `total` steps. From now on Ctrl-C sets [`stopped`].
    pub fn new(what: &str, total: u64) -> Self {
        listen();
        let bar = std::io::stderr().is_terminal().then(|| bar(what, total));
        Self { what: what.to_owned(), total, done: AtomicU64::new(0), began: Instant::now(), bar }
    }

    /// One more step is done.
    pub fn tick(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        match &self.bar {
            Some(bar) => bar.inc(1),
            None => say(&line(&self.what, done, self.total, self.began.elapsed())),
        }
    }

    /// Many more steps are done; without a terminal a line is said for every fiftieth of all only.
    pub fn advance(&self, steps: u64) {
        let before = self.done.fetch_add(steps, Ordering::Relaxed);
        let (done, every) = (before + steps, self.total.div_ceil(50).max(1));
        match &self.bar {
            Some(bar) => bar.inc(steps),
            None if done / every > before / every => say(&line(&self.what, done, self.total, self.began.elapsed())),
            None => {}
        }
    }

    /// All is done, or no more will be: the bar goes away.
    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.finish();
    }
}

fn bar(what: &str, total: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} · {eta}").expect("the template is right");
    let bar = ProgressBar::new(total).with_style(style).with_message(what.to_owned());
    bar.enable_steady_tick(Duration::from_millis(500));
    bar
}

/// A step as one line, time spent and time left: `64 worlds 3/64 · 0:12 + 4:04`, which needs no translation.
fn line(what: &str, done: u64, total: u64, spent: Duration) -> String {
    let left = spent.as_secs_f64() * total.saturating_sub(done) as f64 / done.max(1) as f64;
    format!("{what} {done}/{total} · {} + {}", clock(spent.as_secs_f64()), clock(left))
}

fn clock(seconds: f64) -> String {
    let whole = seconds.round() as u64;
    format!("{}:{:02}", whole / 60, whole % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_how_far_and_how_long() {
        assert_eq!(line("64 werelden", 16, 64, Duration::from_secs(61)), "64 werelden 16/64 · 1:01 + 3:03");
        assert_eq!(line("x", 1, 1, Duration::ZERO), "x 1/1 · 0:00 + 0:00");
        assert_eq!(line("x", 0, 0, Duration::ZERO), "x 0/0 · 0:00 + 0:00");
    }

    #[test]
    fn threads_share_it() {
        fn shared<T: Sync + Send>(_: &T) {}
        let progress = Progress::new("x", 2);
        shared(&progress);
        std::thread::scope(|s| {
            s.spawn(|| progress.tick());
            s.spawn(|| progress.tick());
        });
        assert_eq!(progress.done.load(Ordering::Relaxed), 2);
        progress.finish();
        assert!(!stopped());
    }
}
