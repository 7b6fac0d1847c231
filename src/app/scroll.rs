//! Which rows of a list are on view: the chosen one always, with as little scrolling as can be, and no row of the pane is left empty that
//! could be filled. Knows not what the rows say.

/// The first row on view, of so many that are each a line high, in a pane so high; `top` was the first so far.
pub(super) fn first_on_view(top: usize, cursor: usize, rows: usize, height: usize) -> usize {
    let lowest = (cursor + 1).saturating_sub(height.max(1));
    top.min(rows.saturating_sub(height)).clamp(lowest, cursor)
}

/// The same of rows that are several lines high, each so many as `lines` says.
pub(super) fn first_of_tall(
    top: usize,
    cursor: usize,
    rows: usize,
    height: usize,
    lines: impl Fn(usize) -> usize,
) -> usize {
    let mut top = top.min(cursor);
    let mut used = 0;
    for row in (top..=cursor.min(rows.saturating_sub(1))).rev() {
        used += lines(row);
        if used > height {
            return (row + 1).min(cursor);
        }
    }
    for row in cursor + 1..rows {
        if used >= height {
            return top;
        }
        used += lines(row);
    }
    while let Some(above) = top.checked_sub(1) {
        used += lines(above);
        if used > height {
            break;
        }
        top = above;
    }
    top
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chosen_row_is_on_view_and_the_pane_is_full() {
        for rows in 0..12_usize {
            for (cursor, height) in
                (0..rows.max(1)).flat_map(|cursor| (0..9).map(move |height| (cursor, height)))
            {
                for top in 0..14 {
                    let first = first_on_view(top, cursor, rows, height);
                    assert!(
                        first <= cursor && cursor < first + height.max(1),
                        "{rows} {cursor} {height} {top}"
                    );
                    assert!(
                        first + height <= rows || first == 0 || height == 0,
                        "{rows} {cursor} {height} {top}"
                    );
                    assert_eq!(
                        first,
                        first_of_tall(top, cursor, rows, height, |_| 1),
                        "{rows} {cursor} {height} {top}"
                    );
                }
            }
        }
        // Rows of 3, 1, 3, 1 … lines.
        let lines = |row: usize| if row.is_multiple_of(2) { 3 } else { 1 };
        assert_eq!(first_of_tall(0, 5, 6, 5, lines), 3);
        assert_eq!(first_of_tall(5, 5, 6, 20, lines), 0, "a window grown has room for those above");
        assert_eq!(first_of_tall(2, 3, 100, 4, lines), 2);
    }
}
