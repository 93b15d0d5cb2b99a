import type { Sort, View } from '#lib/explore/choice.ts';
import { m } from '#lib/paraglide/messages.js';

const VIEW_NAMES: Readonly<Record<View, () => string>> = {
  line: m.explore_view_line,
  bar: m.explore_view_bar,
  map: m.explore_view_map,
  matrix: m.explore_view_matrix,
  table: m.explore_view_table,
  revisions: m.explore_view_revisions,
};

const SORT_NAMES: Readonly<Record<Sort, () => string>> = {
  value: m.explore_sort_value,
  name: m.explore_sort_name,
  change: m.explore_sort_change,
};

/** A way of showing figures, in the page's language. */
export function viewText(view: View): string {
  return VIEW_NAMES[view]();
}

/** An order of figures, in the page's language. */
export function sortText(sort: Sort): string {
  return SORT_NAMES[sort]();
}
