//! Tells the program which commit it was built from, when it was built from a checkout with git at hand.

fn main() {
    println!("cargo:rerun-if-changed=.git/HEAD");
    let head = std::process::Command::new("git").args(["rev-parse", "--short=12", "HEAD"]).output();
    if let Some(output) = head.ok().filter(|o| o.status.success()) {
        println!("cargo:rustc-env=LEMNISCAAT_COMMIT={}", String::from_utf8_lossy(&output.stdout).trim());
    }
}
