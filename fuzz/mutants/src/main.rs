//! Puts every mutant of some files into one build: each changed expression stands beside the one it came from, and `MUTANT=17` chooses it
//! when the tests run. Building is what takes long, so a hundred mutants cost one build and a hundred runs. `run.py` does both.
//!
//! `jianbao-mutants ROOT FILE… > mutants.tsv` rewrites the files below ROOT, which must be a copy, and prints number, file, line, change
//! and the text that is changed.
//! The changes are those of cargo-mutants: operators, negations, guards of arms, and bodies that give at once what their type has for nothing.

use quote::{ToTokens, quote};
use std::path::Path;
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{BinOp, Expr, Item, ReturnType, Type, UnOp, parse_quote};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let root = args.next().ok_or("which folder?")?;
    let skipped: Vec<u32> =
        std::env::var("SKIP").unwrap_or_default().split(',').filter_map(|n| n.parse().ok()).collect();
    let mut mutator = Mutator { next: 1, file: String::new(), skipped };
    for name in args {
        let path = Path::new(&root).join(&name);
        let mut file = syn::parse_file(&std::fs::read_to_string(&path)?)?;
        mutator.file = name;
        mutator.visit_file_mut(&mut file);
        std::fs::write(path, file.into_token_stream().to_string())?;
    }
    let lib = Path::new(&root).join("src/lib.rs");
    let choose = quote! {
        /// Whether this is the chosen mutant.
        pub fn mutant(number: u32) -> bool {
            static CHOSEN: std::sync::LazyLock<u32> =
                std::sync::LazyLock::new(|| std::env::var("MUTANT").ok().and_then(|n| n.parse().ok()).unwrap_or(0));
            *CHOSEN == number
        }
    };
    let text = std::fs::read_to_string(&lib)?;
    if !text.contains("fn mutant") {
        std::fs::write(lib, format!("{text}\n{choose}\n"))?;
    }
    Ok(())
}

struct Mutator {
    next: u32,
    file: String,
    /// Mutants that are no programs, as the compiler found.
    skipped: Vec<u32>,
}

impl Mutator {
    /// The number of a new mutant; none where it is no program.
    fn number(&mut self, at: &impl Spanned, change: &str) -> Option<u32> {
        let number = self.next;
        self.next += 1;
        if self.skipped.contains(&number) {
            return None;
        }
        let text = at.span().source_text().unwrap_or_default();
        let text: Vec<&str> = text.split_whitespace().collect();
        println!("{number}\t{}\t{}\t{change}\t{}", self.file, at.span().start().line, text.join(" "));
        Some(number)
    }

    /// An expression with others it may be.
    fn choose(&mut self, now: &Expr, at: &Expr, others: Vec<(String, Expr)>) -> Option<Expr> {
        let mut chosen: Expr = now.clone();
        let mut any = false;
        for (change, other) in others {
            let Some(number) = self.number(at, &change) else { continue };
            any = true;
            chosen = parse_quote!(if crate::mutant(#number) { #other } else { #chosen });
        }
        any.then(|| parse_quote!((#chosen)))
    }

    fn give_at_once(&mut self, name: &syn::Ident, output: &ReturnType, block: &mut syn::Block) {
        for value in values(output) {
            let said = value.to_token_stream().to_string();
            if let Some(number) = self.number(name, &format!("gives {said} at once")) {
                block.stmts.insert(0, parse_quote!(if crate::mutant(#number) { return #value; }));
            }
        }
    }
}

impl VisitMut for Mutator {
    fn visit_item_mut(&mut self, item: &mut Item) {
        match item {
            Item::Mod(module)
                if module.attrs.iter().any(|a| a.to_token_stream().to_string().contains("test")) => {}
            Item::Fn(function) if function.sig.constness.is_none() => {
                visit_mut::visit_block_mut(self, &mut function.block);
                self.give_at_once(&function.sig.ident, &function.sig.output, &mut function.block);
            }
            Item::Impl(_) | Item::Mod(_) => visit_mut::visit_item_mut(self, item),
            _ => {}
        }
    }

    fn visit_impl_item_fn_mut(&mut self, function: &mut syn::ImplItemFn) {
        if function.sig.constness.is_none() {
            visit_mut::visit_block_mut(self, &mut function.block);
            self.give_at_once(&function.sig.ident, &function.sig.output, &mut function.block);
        }
    }

    /// The length of an array is known before the program runs.
    fn visit_expr_repeat_mut(&mut self, repeat: &mut syn::ExprRepeat) {
        self.visit_expr_mut(&mut repeat.expr);
    }

    fn visit_impl_item_const_mut(&mut self, _: &mut syn::ImplItemConst) {}
    fn visit_type_mut(&mut self, _: &mut Type) {}
    fn visit_pat_mut(&mut self, _: &mut syn::Pat) {}

    fn visit_arm_mut(&mut self, arm: &mut syn::Arm) {
        let guard = arm.guard.as_ref().map(|(_, guard)| (**guard).clone());
        visit_mut::visit_arm_mut(self, arm);
        if let (Some(before), Some((_, guard))) = (guard, &mut arm.guard)
            && !holds_let(&before)
        {
            let others = vec![
                ("guard is true".to_owned(), parse_quote!(true)),
                ("guard is false".to_owned(), parse_quote!(false)),
            ];
            if let Some(chosen) = self.choose(guard, &before, others) {
                **guard = chosen;
            }
        }
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        let before = expr.clone();
        visit_mut::visit_expr_mut(self, expr);
        let others = others(&before);
        if !others.is_empty()
            && let Some(chosen) = self.choose(expr, &before, others)
        {
            *expr = chosen;
        }
    }
}

/// What an expression may be instead, with a word for each.
fn others(expr: &Expr) -> Vec<(String, Expr)> {
    match expr {
        Expr::Unary(unary) if matches!(unary.op, UnOp::Not(_) | UnOp::Neg(_)) => {
            vec![(format!("without {}", unary.op.to_token_stream()), (*unary.expr).clone())]
        }
        Expr::Binary(binary) if !holds_let(expr) => {
            let said = |op: &BinOp| format!("{} is {}", binary.op.to_token_stream(), op.to_token_stream());
            let other = |op: BinOp| (said(&op), Expr::Binary(syn::ExprBinary { op, ..binary.clone() }));
            operators(&binary.op, &binary.right).into_iter().map(other).collect()
        }
        _ => Vec::new(),
    }
}

fn operators(op: &BinOp, right: &Expr) -> Vec<BinOp> {
    // What is added to a text cannot be taken from it.
    let is_text = matches!(right, Expr::Reference(_))
        || matches!(right, Expr::Lit(lit) if matches!(lit.lit, syn::Lit::Str(_)));
    match op {
        BinOp::Eq(_) => vec![parse_quote!(!=)],
        BinOp::Ne(_) => vec![parse_quote!(==)],
        BinOp::Lt(_) => vec![parse_quote!(<=), parse_quote!(>=)],
        BinOp::Le(_) => vec![parse_quote!(<), parse_quote!(>)],
        BinOp::Gt(_) => vec![parse_quote!(>=), parse_quote!(<=)],
        BinOp::Ge(_) => vec![parse_quote!(>), parse_quote!(<)],
        BinOp::And(_) => vec![parse_quote!(||)],
        BinOp::Or(_) => vec![parse_quote!(&&)],
        BinOp::Add(_) if !is_text => vec![parse_quote!(-)],
        BinOp::Sub(_) => vec![parse_quote!(+)],
        BinOp::Mul(_) => vec![parse_quote!(/)],
        BinOp::Div(_) => vec![parse_quote!(*)],
        BinOp::Rem(_) => vec![parse_quote!(/)],
        BinOp::BitAnd(_) => vec![parse_quote!(|)],
        BinOp::BitOr(_) => vec![parse_quote!(&)],
        BinOp::Shl(_) => vec![parse_quote!(>>)],
        BinOp::Shr(_) => vec![parse_quote!(<<)],
        BinOp::AddAssign(_) if !is_text => vec![parse_quote!(-=)],
        BinOp::SubAssign(_) => vec![parse_quote!(+=)],
        BinOp::BitAndAssign(_) => vec![parse_quote!(|=)],
        BinOp::BitOrAssign(_) => vec![parse_quote!(&=)],
        _ => Vec::new(),
    }
}

/// Whether a condition binds names, so that it may stand only where it stands.
fn holds_let(expr: &Expr) -> bool {
    match expr {
        Expr::Let(_) => true,
        Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => {
            holds_let(&binary.left) || holds_let(&binary.right)
        }
        _ => false,
    }
}

/// What a function of this type may give without a thought.
fn values(output: &ReturnType) -> Vec<Expr> {
    let ReturnType::Type(_, output) = output else { return vec![parse_quote!(())] };
    let Type::Path(path) = &**output else { return Vec::new() };
    let Some(last) = path.path.segments.last() else { return Vec::new() };
    match last.ident.to_string().as_str() {
        "bool" => vec![parse_quote!(true), parse_quote!(false)],
        "Option" => vec![parse_quote!(None)],
        "Vec" => vec![parse_quote!(Vec::new())],
        "String" => vec![parse_quote!(String::new())],
        "usize" | "u8" | "u16" | "u32" | "u64" | "i32" | "i64" | "isize" => {
            vec![parse_quote!(0), parse_quote!(1)]
        }
        "f32" | "f64" => vec![parse_quote!(0.0), parse_quote!(1.0)],
        _ => Vec::new(),
    }
}
