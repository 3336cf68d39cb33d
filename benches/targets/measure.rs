//! Measuring: repeated runs, programs as a user starts them, and what the machine was doing.

use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use lemniscaat::experiments::sweep::execute::peak_memory_of;

/// What a program took.
pub struct Spent {
    /// From start to end.
    pub seconds: f64,
    /// Most memory it held, bytes; 0 where the system does not say.
    pub peak: f64,
    /// What it printed.
    pub said: String,
}

/// A command of the program under test.
pub fn lemniscaat(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lemniscaat"));
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

/// Seconds that a command takes; nobody looks over its shoulder.
pub fn seconds(command: &mut Command) -> f64 {
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("it starts");
    assert!(status.success(), "{command:?} failed");
    start.elapsed().as_secs_f64()
}

/// Runs a command to its end; panics when it fails, because then there is nothing to measure.
pub fn spend(command: &mut Command) -> Spent {
    let start = Instant::now();
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    let process = child.id().to_string();
    let over = AtomicBool::new(false);
    let (output, seconds, peak) = std::thread::scope(|scope| {
        let watch = scope.spawn(|| {
            let mut peak = 0;
            while !over.load(Ordering::Relaxed) {
                peak = peak.max(peak_memory_of(&process));
                std::thread::sleep(Duration::from_millis(20));
            }
            peak as f64
        });
        let output = child.wait_with_output().expect("it ends");
        let seconds = start.elapsed().as_secs_f64();
        over.store(true, Ordering::Relaxed);
        (output, seconds, watch.join().expect("watching does not fail"))
    });
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?} failed: {said}");
    Spent { seconds, peak, said }
}

/// Processor, cores and load, in one line.
pub fn machine() -> String {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let cpuinfo = read("/proc/cpuinfo");
    let model = cpuinfo.lines().find_map(|l| l.strip_prefix("model name")?.split_once(':')).map_or("", |x| x.1);
    let cores = std::thread::available_parallelism().map_or(1, |n| n.get());
    let load = read("/proc/loadavg").split_whitespace().take(3).collect::<Vec<_>>().join(" ");
    format!("{}, {cores} cores, load {load}", model.trim())
}
