//! Tells the program which commit it was built from, when it was built from a checkout with git at hand.

fn git(args: &[&str]) -> Option<String> {
    let output = std::process::Command::new("git").args(args).output().ok().filter(|o| o.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn main() {
    // Git says where: in a second work tree it is not `.git`. A path that does not exist would mean building every time.
    let log = git(&["rev-parse", "--git-path", "logs/HEAD"]).filter(|path| std::path::Path::new(path).exists());
    println!("cargo:rerun-if-changed={}", log.as_deref().unwrap_or("build.rs"));
    // What the program is made of: when it changes, the program is built anew anyway.
    ["src", "scenarios", "Cargo.toml"].iter().for_each(|made_of| println!("cargo:rerun-if-changed={made_of}"));
    if let Some(commit) = git(&["rev-parse", "--short=12", "HEAD"]) {
        let changes = git(&["status", "--porcelain", "--", "src", "scenarios", "Cargo.toml"]);
        let dirty = if changes.is_none_or(|c| c.is_empty()) { "" } else { "-changed" };
        println!("cargo:rustc-env=LEMNISCAAT_COMMIT={commit}{dirty}");
    }
}
