//! The program as a user runs it: what it prints, what it writes, and how it ends.

use std::path::Path;
use std::process::{Command as Process, Output, Stdio};

use assert_cmd::Command;
use lemniscaat::cli::agents::AGENTS;
use lemniscaat::indicators::INDICATORS;
use lemniscaat::parameters::{LEVERS, SPECS};
use lemniscaat::processes::MONTH;
use lemniscaat::report::views::shipped_names;
use lemniscaat::text::Lang;
use predicates::prelude::*;
use predicates::str::contains;
use serde_json::Value;

fn program() -> Command {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("lemniscaat");
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "COLUMNS", "CARGO"].iter().for_each(|v| _ = command.env_remove(v));
    command
}

/// Standard output of a command line that ends well.
fn said(line: &str) -> String {
    let done = program().args(line.split_whitespace()).assert().success();
    String::from_utf8(done.get_output().stdout.clone()).unwrap()
}

/// A folder with files of these names and texts.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// What the program says, without the folder it ran in.
fn both(output: &Output, folder: &Path) -> String {
    let here = folder.display().to_string();
    format!("{}---\n{}", text(&output.stdout), text(&output.stderr)).replace(&here, "FOLDER").replace('\\', "/")
}

const GOOD: &str = "[design]\ntitle.nl = \"Goed\"\ntitle.en = \"Good\"\n[governance]\nsteering = 0.5\n";

#[test]
fn help_says_what_there_is() {
    let commands = ["run", "check", "init", "model", "parameters", "indicators", "schema", "completions"];
    let mut all = said("--help").replace(".exe", "");
    for command in commands {
        all += &format!("\n=== {command} ===\n{}", said(&format!("{command} --help")).replace(".exe", ""));
    }
    assert!(all.lines().all(|l| l.chars().count() <= 100), "{all}");
    insta::assert_snapshot!(all);
}

#[test]
fn a_wrong_command_line_ends_with_2() {
    program().arg("simulate").assert().code(2).stderr(contains("unrecognized subcommand 'simulate'"));
    program().args(["parameters", "--mooved"]).assert().code(2).stderr(contains("--moved"));
    program().args(["run", "x.toml", "--population", "0"]).assert().code(2).stderr(contains("between 0.001 and 200"));
    program().args(["model", "--lang", "fr"]).assert().code(2).stderr(contains("[possible values: nl, en]"));
    program().assert().code(2).stderr(contains("Usage"));
}

/// The months until then are those of the whole run; of a year that is not over there are no sums of money.
#[test]
fn a_run_can_end_early() {
    let folder = tempfile::tempdir().unwrap();
    let monthly = |name: &str, more: &str| {
        let out = folder.path().join(name);
        let said = said(&format!("run kabinet-2015 --population 0.005 --lang en --out {} {more}", out.display()));
        let text = std::fs::read_to_string(out.join("monthly.csv")).unwrap();
        (said, text.lines().map(str::to_owned).collect::<Vec<_>>())
    };
    let (_, whole) = monthly("whole", "");
    let (said, half) = monthly("half", "--until 2017-06");
    assert_eq!((whole.len(), half.len()), (1 + 336, 1 + 126));
    assert_eq!(half, whole[..half.len()]);
    let years = said.lines().find(|line| line.contains("2007–2015")).expect("sums of the past");
    assert!(said.contains("Jun 2017") && years.ends_with(" 2016"), "{said}");
    assert!(!monthly("short", "--until 2007-11").0.contains("Money"));
    let run = |until: &str| program().args(["run", "kabinet-2015", "--until", until]).assert().failure();
    run("2006-12").code(1).stderr(contains("2006-12 is not simulated")).stderr(contains("from 2007-01 to 2034-12"));
    run("2013").code(2).stderr(contains("write year and month, for example 2013-12"));
}

#[test]
fn the_model_shows_every_process_and_every_agent() {
    assert_eq!((MONTH.len(), AGENTS.len()), (15, 18));
    for lang in [Lang::Nl, Lang::En] {
        let said = said(lang.pick("model --lang nl", "model --lang en"));
        let flat = said.split_whitespace().collect::<Vec<_>>().join(" ");
        for (i, process) in MONTH.iter().enumerate() {
            let line = format!("{} {}: {}", i + 1, process.name, process.what.in_lang(lang));
            assert!(flat.contains(&line), "{line}\n{said}");
        }
        for (i, words) in AGENTS.iter().enumerate() {
            let line = format!("{} {}: ", i + 1, words.name.in_lang(lang));
            assert!(flat.contains(&line), "{line}\n{said}");
        }
        for theme in &lemniscaat::world::themes::LIST {
            assert!(flat.contains(theme.label.in_lang(lang)), "{}", theme.label.in_lang(lang));
        }
        assert!(said.contains(&format!(" {} indicator", INDICATORS.len())), "{said}");
    }
}

#[test]
fn the_language_follows_the_locale_unless_asked() {
    let first = |lang: &str, asked: &[&str]| {
        let done = program().env("LANG", lang).args(["indicators"]).args(asked).assert().success();
        text(&done.get_output().stdout).lines().next().unwrap().to_owned()
    };
    assert!(first("nl_NL.UTF-8", &[]).contains("indicatoren"));
    assert!(first("nl_NL.UTF-8", &["--lang", "en"]).contains("indicators"));
    assert!(first("de_DE.UTF-8", &[]).contains("indicators"));
}

#[test]
fn every_parameter_has_its_source_and_its_grade() {
    for lang in ["nl", "en"] {
        let said = said(&format!("parameters --lang {lang}"));
        let blocks: Vec<&str> = said.split("\n\n").collect();
        assert_eq!(blocks.len(), SPECS.len() + LEVERS.len() + 1, "a block each, and the count");
        for (spec, block) in SPECS.iter().chain(LEVERS.iter()).zip(&blocks) {
            let flat = block.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(flat.starts_with(&format!("{} = ", spec.path)), "{block}");
            let source = spec.field.source.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(flat.contains(&source), "{block}");
            let grade = format!("{:?}", spec.field.grade).to_lowercase();
            let first = block.lines().next().unwrap();
            assert!(lang == "nl" || first.ends_with(&format!(", {grade}")), "{block}");
            assert_eq!(
                block.contains("    Moved from") || block.contains("    Verschoven van"),
                spec.field.moved.is_some()
            );
        }
    }
}

#[test]
fn parameters_can_be_filtered() {
    let levers = said("parameters --levers --lang en");
    assert!(levers.ends_with(&format!("\n{} found.\n", LEVERS.len())), "{levers}");
    assert!(!levers.contains("partnership."), "{levers}");
    let moved = said("parameters --moved --lang en");
    let expected = SPECS.iter().chain(LEVERS.iter()).filter(|s| s.field.moved.is_some());
    expected.clone().for_each(|s| assert!(moved.contains(s.path) && moved.contains(s.field.moved.unwrap().why)));
    assert!(moved.ends_with(&format!("{} found.\n", expected.count())), "{moved}");
    let group = said("parameters governance. --lang nl");
    assert!(group.contains("governance.steering = ") && !group.contains("partnership."), "{group}");
    let wrong = program().args(["parameters", "governance.steerign"]).assert().code(1);
    wrong.stderr(contains("did you mean \"governance.steering\"?"));
}

#[test]
fn json_is_for_programs() {
    let list = |line: &str| match serde_json::from_str::<Value>(&said(line)).unwrap() {
        Value::Array(list) => list,
        other => panic!("{other}"),
    };
    let parameters = list("parameters --json");
    assert_eq!(parameters.len(), SPECS.len() + LEVERS.len());
    for (json, spec) in parameters.iter().zip(SPECS.iter().chain(LEVERS.iter())) {
        assert_eq!((json["path"].as_str(), json["value"].as_f64()), (Some(spec.path), Some(spec.field.default)));
        assert!(json["low"].is_number() && json["high"].is_number() && json["unit"].is_string());
        assert!(!json["source"].as_str().unwrap().is_empty() && !json["grade"].as_str().unwrap().is_empty());
        assert!(!json["doc"]["en"].as_str().unwrap().is_empty());
    }
    let indicators = list("indicators --json");
    assert_eq!(indicators.len(), INDICATORS.len());
    assert!(indicators.iter().all(|i| i["label"]["nl"].is_string() && i["formula"]["en"].is_string()));
    assert_eq!((&indicators[0]["unit"], &indicators[0]["kept"]), (&Value::from("share"), &Value::from("monthly")));
}

#[test]
fn the_schema_is_json_on_screen_and_in_a_file() {
    let folder = folder(&[]);
    let path = folder.path().join("schema.json");
    program().arg("schema").arg("--out").arg(&path).assert().success().stdout("");
    let shown: Value = serde_json::from_str(&said("schema")).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&std::fs::read_to_string(path).unwrap()).unwrap(), shown);
    assert_eq!(shown, lemniscaat::scenario::schema());
}

#[test]
fn every_indicator_is_explained() {
    for lang in [Lang::Nl, Lang::En] {
        let said = said(lang.pick("indicators --lang nl", "indicators --lang en"));
        for i in INDICATORS {
            assert!(said.contains(&format!("\n{}: {} (", i.key, i.label.in_lang(lang))), "{}", i.key);
        }
    }
}

#[test]
fn completions_know_the_subcommands() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(said(&format!("completions {shell}")).contains("parameters"), "{shell}");
    }
}

#[test]
fn the_designs_are_right_and_differ_as_they_say() {
    let files: Vec<String> = shipped_names().map(|name| format!("scenarios/{name}.toml")).collect();
    let said = said(&format!("check {} --lang en", files.join(" ")));
    assert!(said.contains("scenarios/geen-vervolg.toml: No follow-up\n  money: no programmes\n  differs in nothing"));
    assert!(said.contains("differs from geen-vervolg:"), "{said}");
    assert!(said.contains("differs from gezondheidsraad-2014, from which it inherits:"), "{said}");
    assert!(!said.contains("history.toml") && !said.contains("same design"), "{said}");
    assert!(said.ends_with("files are right.\n"), "{said}");
}

#[test]
fn one_good_file_is_reported_with_its_values() {
    let folder = folder(&[("good.toml", GOOD)]);
    let done = program().args(["check", "--lang", "en"]).arg(folder.path().join("good.toml")).assert().success();
    insta::assert_snapshot!(both(done.get_output(), folder.path()));
}

#[test]
fn every_bad_file_is_reported_with_its_line_and_what_to_do() {
    let title = "[design]\ntitle.nl = \"x\"\ntitle.en = \"x\"\n";
    let files = [
        ("a-lever.toml", format!("{title}[governance]\nsteerign = 0.5\n")),
        ("b-impossible.toml", format!("{title}[governance]\nsteering = 1.5\n")),
        ("c-good.toml", GOOD.to_owned()),
        ("d-syntax.toml", "[design\n".to_owned()),
        ("e-base.toml", format!("{title}base = \"c-goed\"\n")),
        ("f-same.toml", format!("{title}base = \"c-good\"\n")),
    ];
    let folder = folder(&files.each_ref().map(|(name, text)| (*name, text.as_str())));
    std::fs::write(folder.path().join("other.toml"), "[tool]\nx = 1\n").unwrap();
    let done = program().args(["check", "--lang", "en"]).arg(folder.path()).assert().code(1);
    insta::assert_snapshot!(both(done.get_output(), folder.path()));
    let both = both(done.get_output(), folder.path());
    for says in
        ["a-lever.toml:5:1", "did you mean \"steering\"?", "b-impossible.toml:5:12", "d-syntax.toml:1:", "4 of 6"]
    {
        assert!(both.contains(says), "{says}\n{both}");
    }
}

#[test]
fn a_missing_file_or_an_empty_folder_is_said() {
    let folder = folder(&[("good.toml", GOOD)]);
    let line = |name: &str| program().arg("check").arg(folder.path().join(name)).assert().code(1);
    line("goood.toml").stderr(contains("did you mean \"good.toml\"?"));
    std::fs::create_dir(folder.path().join("empty")).unwrap();
    line("empty").stderr(contains("there are no designs in the folder"));
}

#[test]
fn a_design_may_be_asked_for_by_its_name() {
    let by_file = said("check scenarios/kabinet-2015.toml");
    assert_eq!(said("check kabinet-2015"), by_file);
    assert_eq!(said("check kabinet-2015.toml"), by_file);
    for before in ["run", "budget", "explain geen-vervolg", "compare geen-vervolg"] {
        let wrong = program().args(before.split(' ')).arg("kabinet-2051").assert().code(1);
        wrong.stderr(contains("there is no file kabinet-2051").and(contains("did you mean \"kabinet-2015\"?")));
    }
    let folder = folder(&[("kabinet-2015", GOOD)]);
    std::fs::create_dir(folder.path().join("scenarios")).unwrap();
    copy_designs(&folder.path().join("scenarios"));
    let here = program().current_dir(folder.path()).args(["check", "kabinet-2015"]).assert().success();
    here.stdout(contains("kabinet-2015: Good"));
}

#[test]
fn an_own_difference_comes_first_and_money_is_one() {
    let folder = folder(&[]);
    copy_designs(folder.path());
    let file = folder.path().join("eigen.toml");
    let design = "[design]\ntitle.nl = \"Eigen\"\ntitle.en = \"Own\"\nbase = \"gezondheidsraad-2014\"\n[programme.stimulering]\nyears = 10\n";
    std::fs::write(&file, design).unwrap();
    let said = text(&program().args(["check", "--lang", "en"]).arg(&file).assert().success().get_output().stdout);
    let (own, all) = said.split_once("differs from geen-vervolg").unwrap();
    assert_eq!(own.matches(" → ").count(), 1, "{own}");
    assert!(own.contains("programme.stimulering.money: 105 mln euro in 84 months: 6 + 13.5 +"), "{own}");
    assert!(all.contains("is stretched from 7 to 10 years"), "{all}");
}

#[test]
fn a_broken_design_that_was_not_asked_for_stops_nothing() {
    let folder = folder(&[("broken.toml", "[design\n")]);
    copy_designs(folder.path());
    let compare = |designs: &[&str]| {
        let mut command = program();
        command.args(["compare", "--worlds", "2", "--population", "0.01", "--lang", "en", "--out"]);
        command.arg(folder.path().join("out")).arg(folder.path()).args(designs).assert()
    };
    compare(&["--designs", "kabinet-2015"]).success().stdout(contains("Cabinet’s route"));
    compare(&["--designs", "kabinet-2015,broken"]).code(1).stderr(contains("broken.toml:1:"));
    compare(&[]).code(1).stderr(contains("broken.toml:1:"));
    compare(&["--designs", "kabinet-2014"]).code(1).stderr(contains("did you mean 'kabinet-2015'?"));
}

#[test]
fn a_new_design_is_right_at_once_and_never_overwrites() {
    for (lang, done) in [("nl", "Geschreven:"), ("en", "Written:")] {
        for from in [None, Some("gezondheidsraad-2014")] {
            let folder = folder(&[]);
            copy_designs(folder.path());
            let init = |name: &str| {
                let mut command = program();
                command.args(["init", name, "--lang", lang, "--dir"]).arg(folder.path());
                command.args(from.iter().flat_map(|base| ["--from", base]));
                command.assert()
            };
            init("eigen-1").success().stdout(contains(done).and(contains("2. lemniscaat check")));
            let file = folder.path().join("eigen-1.toml");
            let written = std::fs::read_to_string(&file).unwrap();
            let checked = program().args(["check", "--lang", "en"]).arg(&file).assert().success();
            checked
                .stdout(contains(format!("differs in nothing from {}", from.unwrap_or("geen-vervolg"))))
                .stdout(contains("title is still the name of the file").and(contains("description is still that")))
                .stdout(contains("The file is right, but see 2 × ‘warning’ above."));
            init("eigen-1").code(1).stderr(contains("is there already"));
            assert_eq!(std::fs::read_to_string(&file).unwrap(), written);
        }
    }
}

fn copy_designs(to: &Path) {
    for file in shipped_names().map(|name| format!("{name}.toml")) {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(&file);
        std::fs::copy(from, to.join(file)).unwrap();
    }
}

#[test]
fn a_new_design_needs_a_plain_name_a_folder_and_a_base_that_exists() {
    let folder = folder(&[("good.toml", GOOD)]);
    let init =
        |arguments: &[&str]| program().arg("init").args(arguments).arg("--dir").arg(folder.path()).assert().code(1);
    init(&["Mijn plan!.toml"]).stderr(contains("for example mijn-plan"));
    init(&["../x"]).stderr(contains("for example x"));
    init(&["é"]).stderr(contains("for example my-design"));
    init(&["new", "--from", "goood"]).stderr(contains("did you mean \"good.toml\"?"));
    init(&["new", "--from", "../good"]).stderr(contains("letters, digits and hyphens"));
    let missing = program().args(["init", "new", "--dir"]).arg(folder.path().join("no")).assert().code(1);
    missing.stderr(contains("there is no folder"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_run_is_the_same_every_time_whatever_the_threads() {
    let folder = folder(&[]);
    let run = |out: &str, threads: &str| {
        let mut command = program();
        command.args([
            "run",
            "scenarios/gezondheidsraad-2014.toml",
            "--lang",
            "nl",
            "--population",
            "0.01",
            "--world",
            "3",
        ]);
        let done =
            command.env("RAYON_NUM_THREADS", threads).arg("--out").arg(folder.path().join(out)).assert().success();
        text(&done.get_output().stdout)
    };
    let (once, again) = (run("a", "1"), run("b", "2"));
    assert_eq!(once, again);
    for file in ["monthly.csv", "monthly.parquet", "yearly.csv", "money.csv"] {
        let read = |out: &str| std::fs::read(folder.path().join(out).join(file)).unwrap();
        assert!(read("a") == read("b"), "{file}");
    }
    for says in ["Eén wereld (wereld 3, seed 1)", "dec 2015", "dec 2034", "kennisbenutting in de praktijk", "105,0"] {
        assert!(once.contains(says), "{says}\n{once}");
    }
    let rows = |file: &str| std::fs::read_to_string(folder.path().join("a").join(file)).unwrap().lines().count();
    assert_eq!((rows("monthly.csv"), rows("yearly.csv")), (1 + 28 * 12, 1 + 28));
}

#[test]
fn a_comparison_keeps_more_when_asked() {
    let folder = folder(&[]);
    let compare = |out: &str, more: &str| {
        let line = "compare scenarios --designs kabinet-2015 --worlds 2 --population 0.01 --csv --lang en";
        let mut command = program();
        command.args(line.split(' ')).args(more.split_whitespace()).arg("--out").arg(folder.path().join(out)).assert()
    };
    compare("few", "").success();
    compare("more", "--keep monthly --indicators climate").success();
    let read = |out: &str, file: &str| std::fs::read(folder.path().join(out).join(file));
    for file in ["history.parquet", "monthly.csv", "yearly.parquet", "networks.csv", "municipalities.csv"] {
        assert!(read("few", file).unwrap() == read("more", file).unwrap(), "{file}");
    }
    for file in ["indicators-monthly.parquet", "indicators-monthly.csv", "charts/climate.svg"] {
        assert!(read("more", file).is_ok() && read("few", file).is_err(), "{file}");
    }
    let plot = |out: &str, indicator: &str| {
        let run = folder.path().join(out);
        program().args(["plot", "--lang", "en", "--indicators", indicator]).arg(run).assert()
    };
    plot("more", "power").success();
    assert!(read("more", "charts/power.svg").is_ok());
    plot("few", "power").code(1).stderr(contains("compare with '--keep monthly' to keep it"));
    compare("no", "--indicators powr --keep all").code(1).stderr(contains("did you mean 'power'?"));
    compare("no", "--keep most").code(2).stderr(contains("[possible values: standard, monthly, all]"));
}

/// Numbers of many worlds go to a temporary file; when that cannot be, it is said before anything is simulated.
#[cfg(unix)]
#[test]
fn no_room_for_temporary_files_is_said() {
    let folder = folder(&[]);
    let (nowhere, out) = (folder.path().join("nowhere"), folder.path().join("out"));
    let line = "compare scenarios --designs kabinet-2015 --worlds 64 --keep monthly --lang en --out";
    let done = program().args(line.split(' ')).arg(&out).env("TMPDIR", &nowhere).env("COLUMNS", "400").assert().code(1);
    done.stderr(contains("cannot be put into a temporary file in").and(contains("the environment variable TMPDIR")));
    assert!(!out.exists());
}

/// An adviser's way: which charts are there, one of them for half a slide, with fewer designs and another title.
#[test]
fn plot_draws_one_chart_as_it_is_asked() {
    let folder = folder(&[]);
    let run = folder.path().join("run");
    let line = "compare scenarios --designs kabinet-2015,gezondheidsraad-2014 --worlds 2 --population 0.01 --explain";
    program().args(line.split(' ')).arg("--out").arg(&run).assert().success();
    let plot = |words: &str| program().args(["plot", "--lang", "en"]).arg(&run).args(words.split(' ')).assert();
    let file = |name: &str| std::fs::read_to_string(folder.path().join(name));
    let out = |name: &str| folder.path().join(name).display().to_string();
    plot("--list").success().stdout(contains("difference-baseline").and(contains("explain")));
    plot(&format!("--chart difference-baseline --size half-slide --out {}", out("half.svg"))).success();
    assert!(file("half.svg").unwrap().contains("width=\"800\" height=\"900\""));
    plot(&format!("--chart goal --designs kabinet-2015 --title Mine --out {}", out("mine.svg"))).success();
    let mine = file("mine.svg").unwrap();
    assert!(mine.contains(">Mine</text>") && mine.contains("Title by the author"), "{mine}");
    assert!(mine.contains("Shown: 2 of the 3 designs") && !mine.contains("Gezondheidsraad’s advice</text>"));
    plot("--chart practice-use --highlight kabinet-2015 --format png").success();
    assert!(run.join("pictures/practice-use.png").is_file() && !run.join("pictures/practice-use.svg").exists());
    plot("--indicator active_networks --format svg --size 1200x800").success();
    assert!(run.join("pictures/active-networks.svg").is_file());
    let refused = [
        ("--chart gaol", "did you mean 'goal'?"),
        ("--chart goal --designs kabinet", "did you mean 'kabinet-2015'?"),
        ("--chart goal --highlight kabinet-2015", "has no mark of its own in chart 'goal'"),
        ("--title Mine", "name the chart with --chart"),
        ("--chart regret --size 300x200", "does not fit 300x200"),
        ("--chart goal --size small", "write slide, half-slide or pixels"),
    ];
    for (words, said) in refused {
        plot(words).failure().stderr(contains(said));
    }
    program().args(["brief", "--lang", "en"]).arg(&run).assert().success();
    assert!(file("run/brief.html").unwrap().contains("What would change the answer?"));
    assert!(run.join("brief.png").is_file());
    assert!(file("run/report.html").unwrap().contains("id=\"explain-en-title\""));
}

#[test]
fn another_world_seed_or_parameter_gives_another_run() {
    let run = |more: &str| said(&format!("run scenarios/kabinet-2015.toml --lang en --population 0.01 {more}"));
    let table = |out: &str| out.split_once("indicator").unwrap().1.to_owned();
    let central = run("");
    let others = ["--world 0", "--seed 2", "--set partnership.trust_years=3"];
    for other in others {
        assert_ne!(table(&run(other)), table(&central), "{other}");
    }
    assert!(run(others[2]).contains("Other parameters: partnership.trust_years=3."));
}

#[test]
fn timings_show_every_process() {
    let said = said("run scenarios/geen-vervolg.toml --lang en --population 0.01 --timings");
    let timings = said.split_once("professional-month").unwrap().1;
    MONTH.iter().for_each(|p| assert!(timings.contains(p.name), "{}", p.name));
    assert!(timings.contains("100.0%"));
}

#[test]
fn what_is_doubtful_is_named_and_what_is_impossible_refused() {
    let spec = SPECS.iter().find(|s| s.field.high < s.field.possible.1 && s.field.unit == "share").unwrap();
    let run = |set: &str| {
        let mut command = program();
        command.args(["run", "scenarios/geen-vervolg.toml", "--lang", "en", "--population", "0.01", "--set", set]);
        command.assert()
    };
    let above = (spec.field.high + 1.0) / 2.0;
    let done = run(&format!("{}={above}", spec.path)).success();
    assert!(text(&done.get_output().stderr).starts_with(&format!("warning: {} = {above} is possible but", spec.path)));
    run(&format!("{}=1.5", spec.path)).code(1).stderr(contains("is impossible here"));
    run("partnership.trust_yeers=1").code(1).stderr(contains("did you mean \"partnership.trust_years\"?"));
    run("governance.steering=1").code(1).stderr(contains("it is a lever"));
    run("partnership.trust_years").code(1).stderr(contains("gives no value"));
    run("partnership.trust_years=two").code(1).stderr(contains("is not a number"));
}

#[test]
fn a_world_out_of_range_is_refused() {
    let done = program().args(["run", "scenarios/geen-vervolg.toml", "--world", "65536"]).assert().code(1);
    done.stderr(contains("numbered from 0 to 65535"));
}

/// A reader that stops (`| head`) is no error: no panic, no message, exit code 0.
#[cfg(unix)]
#[test]
fn a_reader_may_stop_reading() {
    for line in [&["parameters"][..], &["schema"], &["completions", "bash"], &["indicators", "--json"]] {
        let mut command = Process::new(assert_cmd::cargo::cargo_bin!("lemniscaat"));
        let mut child = command.args(line).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let done = child.wait_with_output().unwrap();
        assert_eq!((done.status.code(), text(&done.stderr)), (Some(0), String::new()), "{line:?}");
    }
}

/// One part of `validate` at a time; what was found also goes to a file.
#[test]
fn validation_is_asked_by_part_or_by_id() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("found.md");
    let small = ["validate", "--worlds", "2", "--population", "0.004", "--lang", "en"];
    let facts = program().args(small).args(["--only", "facts", "--markdown"]).arg(&file).assert().success();
    let said = text(&facts.get_output().stdout);
    assert!(said.contains("just over 2,000") && !said.contains("P01"), "{said}");
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(written.starts_with("## Facts of 2007–2014") && written.contains("| emergent |"), "{written}");
    let named = program().args(small).args(["--ids", "S10,P03"]).assert().success();
    let said = text(&named.get_output().stdout);
    assert!(said.contains("S10 A comparison of the advice with itself") && said.contains("P03"), "{said}");
    assert!(!said.contains("S01") && !said.contains("just over 2,000"), "{said}");
    program().args(small).args(["--ids", "S99"]).assert().code(1).stderr(contains("P01 to P56"));
    program().args(small).args(["--only", "facts", "--chart", "x.png"]).assert().code(1).stderr(contains("--chart"));
    program().args(small).args(["--only", "facts", "--ids", "P01"]).assert().code(2).stderr(contains("--only"));
}
