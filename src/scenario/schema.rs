//! The JSON schema of scenario files, generated from the declarations, so that editors complete and check.

use serde_json::{Map, Value, json};

use super::programme::{AUDIENCES, regions};
use super::programme_keys::{KEYS, Key};
use super::types::{Point, Source};
use crate::parameters::{Field, Levers, SPECS};

const MONTH: &str = "^[0-9]{4}-(0[1-9]|1[0-2])$";

/// The JSON schema (draft 2020-12) of scenario files.
pub fn schema() -> Value {
    let mut properties = Map::new();
    properties.insert("design".to_owned(), design());
    for (group, fields) in Levers::GROUPS {
        let levers = fields.iter().map(|f| (f.name.to_owned(), lever(f)));
        properties.insert((*group).to_owned(), object("Levers: a value, or values by month.", levers.collect()));
    }
    let programme = object("A stream of earmarked money.", KEYS.iter().map(|k| (k.name.to_owned(), key(k))).collect());
    properties.insert(
        "programme".to_owned(),
        json!({
            "type": "object",
            "description": "Programmes by name; the name is also their place in the ledger.",
            "propertyNames": { "pattern": "^[a-z0-9_-]+$" },
            "additionalProperties": programme,
        }),
    );
    let parameters = SPECS.iter().map(|s| (s.path.to_owned(), parameter(s.field)));
    let text = "Parameters given another value, by path: accepted by `run`, refused by `compare`.";
    properties.insert("parameters".to_owned(), object(text, parameters.collect()));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "lemniscaat scenario",
        "description": "A design of a stimulus programme for the knowledge system of social work. Only differences from `design.base` are written.",
        "type": "object",
        "required": ["design"],
        "properties": properties,
        "additionalProperties": false,
    })
}

fn object(description: &str, properties: Map<String, Value>) -> Value {
    json!({ "type": "object", "description": description, "properties": properties, "additionalProperties": false })
}

fn design() -> Value {
    let both = |description: &str| {
        json!({
            "type": "object",
            "description": description,
            "required": ["nl", "en"],
            "properties": { "nl": { "type": "string", "minLength": 1 }, "en": { "type": "string", "minLength": 1 } },
            "additionalProperties": false,
        })
    };
    json!({
        "type": "object",
        "required": ["title"],
        "properties": {
            "title": both("Short title in Dutch and English."),
            "description": both("One or two sentences in Dutch and English."),
            "base": { "type": "string", "description": "File in the same folder to inherit from, with or without .toml." },
            "start": month("Month from which undated values hold; default: the month in which designs begin to differ."),
        },
        "additionalProperties": false,
    })
}

fn month(description: &str) -> Value {
    json!({ "type": "string", "pattern": MONTH, "description": description })
}

fn about(field: &Field) -> String {
    let range = match field.unit {
        "yes/no" => String::new(),
        unit => format!(" Unit: {unit}; supported by evidence: {} to {}.", field.low, field.high),
    };
    format!("{}{range} Source: {}. {}", field.doc.trim(), field.source.trim_end_matches('.'), field.nl)
        .trim()
        .to_owned()
}

fn value(field: &Field) -> Value {
    match field.unit {
        "yes/no" => json!({ "type": "boolean" }),
        _ => json!({ "anyOf": [
            { "type": "number", "minimum": field.possible.0, "maximum": field.possible.1 },
            { "type": "string", "description": "A number with its unit." },
        ] }),
    }
}

fn default(field: &Field) -> Value {
    if field.unit == "yes/no" { json!(field.default >= 0.5) } else { json!(field.default) }
}

fn parameter(field: &Field) -> Value {
    let mut schema = value(field);
    schema["description"] = json!(about(field));
    schema["default"] = default(field);
    schema
}

fn lever(field: &Field) -> Value {
    let one = value(field);
    json!({
        "description": about(field),
        "default": default(field),
        "anyOf": [
            one,
            { "type": "object", "minProperties": 1, "patternProperties": { MONTH: one }, "additionalProperties": false },
        ],
    })
}

fn key(key: &Key) -> Value {
    let share = json!({ "anyOf": [{ "type": "number", "minimum": 0, "maximum": 1 }, { "type": "string" }] });
    let amount = json!({ "anyOf": [{ "type": "number", "minimum": 0 }, { "type": "string" }] });
    let mut schema = match key.kind {
        "title" => json!({
            "type": "object",
            "required": ["nl", "en"],
            "properties": { "nl": { "type": "string", "minLength": 1 }, "en": { "type": "string", "minLength": 1 } },
            "additionalProperties": false,
        }),
        "month" => json!({ "type": "string", "pattern": MONTH }),
        "text" => json!({ "type": "string" }),
        "switch" => json!({ "type": "boolean" }),
        "share" => share.clone(),
        "list" => json!({ "anyOf": [amount, { "type": "array", "items": amount, "minItems": 1 }] }),
        "names" => json!({ "type": "array", "items": { "enum": regions() } }),
        "shares" => shares(key.name, &share),
        _ => amount.clone(),
    };
    schema["description"] = json!(format!("{} {}", key.en, key.nl));
    schema["examples"] = json!([key.example]);
    schema
}

fn shares(name: &str, share: &Value) -> Value {
    let names: Vec<&str> = match name {
        "sources" => Source::ALL.map(Source::key).to_vec(),
        "audience" => AUDIENCES.to_vec(),
        _ => Point::ALL.map(Point::key).to_vec(),
    };
    let properties: Map<String, Value> = names.into_iter().map(|n| (n.to_owned(), share.clone())).collect();
    let table = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if name == "calls" { json!({ "anyOf": [share, table] }) } else { table }
}
