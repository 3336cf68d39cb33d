//! Tells the program which commit it was built from, when it was built from a checkout with git at hand.

fn git(args: &[&str]) -> Option<String> {
    let output = std::process::Command::new("git").args(args).output().ok().filter(|o| o.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// What tells a program built from changed sources from others; empty when nothing was changed.
fn changes() -> String {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let sources = ["--", "src", "scenarios", "Cargo.toml"];
    let [status, diff] =
        [["status", "--porcelain"], ["diff", "HEAD"]].map(|command| git(&[&command[..], &sources].concat()));
    let both = (status.unwrap_or_default(), diff.unwrap_or_default());
    if both.0.is_empty() {
        return String::new();
    }
    let mut hasher = DefaultHasher::new();
    both.hash(&mut hasher);
    format!("-changed-{:08x}", hasher.finish() as u32)
}

fn main() {
    // Git says where: in a second work tree it is not `.git`. A path that does not exist would mean building every time.
    let log = git(&["rev-parse", "--git-path", "logs/HEAD"]).filter(|path| std::path::Path::new(path).exists());
    println!("cargo:rerun-if-changed={}", log.as_deref().unwrap_or("build.rs"));
    // What the program is made of: when it changes, the program is built anew anyway.
    ["src", "scenarios", "Cargo.toml"].iter().for_each(|made_of| println!("cargo:rerun-if-changed={made_of}"));
    if let Some(commit) = git(&["rev-parse", "--short=12", "HEAD"]) {
        println!("cargo:rustc-env=LEMNISCAAT_COMMIT={commit}{}", changes());
    }
}
