//! The part of JSON Schema (draft 2020-12) that `docs/schema` is written in. Knows no command.
//!
//! A validator from elsewhere would bring thirty crates to check fifteen words. A word that is not known here stops the test, so no schema
//! can say what is not checked. The check is stricter than the schemas in one point: they stay open, because fields will be added, but
//! what the program prints today must be named there.

use regex::Regex;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// All schemas of a folder, by the names of their files.
pub(crate) struct Schemas(BTreeMap<String, Value>);

/// A schema, or a part of one, and the file in which its references are looked up.
#[derive(Clone, Copy)]
struct At<'a> {
    file: &'a str,
    schema: &'a Value,
}

impl Schemas {
    pub(crate) fn read(folder: &Path) -> Self {
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let files = files.filter(|path| path.extension().is_some_and(|ending| ending == "json"));
        let schema = |path: std::path::PathBuf| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            let text = fs::read_to_string(&path).unwrap();
            let schema = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            (name, schema)
        };
        Self(files.map(schema).collect())
    }

    /// The names of the schemas, without their ending.
    pub(crate) fn names(&self) -> BTreeSet<&str> {
        self.0.keys().map(|name| name.trim_end_matches(".json")).collect()
    }

    /// What is wrong with a value by the schema of this name, a sentence each.
    pub(crate) fn wrong(&self, name: &str, value: &Value) -> Vec<String> {
        let (file, schema) = self.0.get_key_value(&format!("{name}.json")).expect(name);
        let mut wrong = Vec::new();
        self.place(At { file, schema }, value, "$", &mut wrong);
        wrong
    }

    /// Checks a value where it stands: by its schema, and for what that does not name.
    fn place(&self, at: At<'_>, value: &Value, path: &str, wrong: &mut Vec<String>) {
        let named = self.holds(at, value, path, wrong);
        for key in value.as_object().into_iter().flat_map(Map::keys) {
            if !named.contains(key) {
                wrong.push(format!("{path}.{key} is in no schema"));
            }
        }
    }

    /// Checks a value by a schema; gives the fields that the schema names.
    fn holds(&self, at: At<'_>, value: &Value, path: &str, wrong: &mut Vec<String>) -> BTreeSet<String> {
        let mut named = BTreeSet::new();
        let words = at.schema.as_object().unwrap_or_else(|| panic!("{}: {path} has no schema", at.file));
        for (word, rule) in words {
            let part = |schema| At { schema, ..at };
            let fits = match word.as_str() {
                "$schema" | "$defs" | "title" | "description" => true,
                "$ref" => {
                    named.append(&mut self.holds(self.follow(at.file, text(rule)), value, path, wrong));
                    true
                }
                "allOf" => {
                    for schema in list(rule) {
                        named.append(&mut self.holds(part(schema), value, path, wrong));
                    }
                    true
                }
                "anyOf" => {
                    let mut fits = false;
                    for schema in list(rule) {
                        let mut misses = Vec::new();
                        let mut here = self.holds(part(schema), value, path, &mut misses);
                        if misses.is_empty() {
                            fits = true;
                            named.append(&mut here);
                        }
                    }
                    fits
                }
                "type" => types(rule).any(|kind| is_a(kind, value)),
                "enum" => list(rule).contains(value),
                "const" => rule == value,
                "pattern" => {
                    value.as_str().is_none_or(|text| Regex::new(self::text(rule)).unwrap().is_match(text))
                }
                "minimum" => value.as_f64().is_none_or(|n| n >= rule.as_f64().unwrap()),
                "maximum" => value.as_f64().is_none_or(|n| n <= rule.as_f64().unwrap()),
                "minItems" => {
                    value.as_array().is_none_or(|items| items.len() as u64 >= rule.as_u64().unwrap())
                }
                "maxItems" => {
                    value.as_array().is_none_or(|items| items.len() as u64 <= rule.as_u64().unwrap())
                }
                "required" => value
                    .as_object()
                    .is_none_or(|fields| list(rule).iter().all(|name| fields.contains_key(text(name)))),
                "properties" => {
                    for (name, schema) in rule.as_object().unwrap() {
                        named.insert(name.clone());
                        if let Some(value) = value.get(name) {
                            self.place(part(schema), value, &format!("{path}.{name}"), wrong);
                        }
                    }
                    true
                }
                "additionalProperties" => {
                    let others = words.get("properties").and_then(Value::as_object);
                    for (name, value) in value.as_object().into_iter().flatten() {
                        if others.is_none_or(|others| !others.contains_key(name)) {
                            named.insert(name.clone());
                            self.place(part(rule), value, &format!("{path}.{name}"), wrong);
                        }
                    }
                    true
                }
                "items" => {
                    for (n, value) in value.as_array().into_iter().flatten().enumerate() {
                        self.place(part(rule), value, &format!("{path}[{n}]"), wrong);
                    }
                    true
                }
                word => panic!("{}: this check does not know the word {word}", at.file),
            };
            if !fits {
                let mut shown = value.to_string();
                shown = shown.chars().take(100).collect();
                wrong.push(format!("{path} = {shown} does not fit {word} {rule}"));
            }
        }
        named
    }

    /// The schema that `file.json#/$defs/name` means, or `#/$defs/name` in the same file, or `file.json`.
    fn follow<'a>(&'a self, file: &'a str, link: &str) -> At<'a> {
        let (other, pointer) = link.split_once('#').unwrap_or((link, ""));
        let name = if other.is_empty() { file } else { other };
        let (file, whole) = self.0.get_key_value(name).unwrap_or_else(|| panic!("{file} links to {name}"));
        let schema = whole.pointer(pointer).unwrap_or_else(|| panic!("{file} has no {pointer}"));
        At { file, schema }
    }
}

fn text(rule: &Value) -> &str {
    rule.as_str().unwrap()
}

fn list(rule: &Value) -> &[Value] {
    rule.as_array().unwrap()
}

fn types(rule: &Value) -> impl Iterator<Item = &str> {
    rule.as_array().map_or(std::slice::from_ref(rule), Vec::as_slice).iter().map(text)
}

fn is_a(kind: &str, value: &Value) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        kind => panic!("there is no type {kind}"),
    }
}
