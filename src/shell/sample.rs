//! The sample library: five newspaper pages built into the program.

/// A page of the folder `seeds` by its name.
macro_rules! page {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../../seeds/", $name)))
    };
}

/// Name and bytes of each page.
pub const PAGES: &[(&str, &[u8])] = &[
    page!("000_610b895e754671e1.txt"),
    page!("001_8bc2ae51a077842e.txt"),
    page!("002_7d9dc07365d921f6.txt"),
    page!("003_67fba61591d73e64.txt"),
    page!("004_b1cf4836056c9cb8.txt"),
];
