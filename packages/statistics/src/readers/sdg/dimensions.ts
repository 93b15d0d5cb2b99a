import type { Head } from '../reading/head.ts';
import { headWords, textOf } from '../reading/head.ts';

/** A column that breaks a series down. Columns count from 0. */
export interface DimensionColumn {
  readonly column: number;
  /** SDMX concept: `SEX`, `AGE`, `OCCUPATION`, `POLICY_DOMAIN`. */
  readonly concept: string;
}

/** Headings whose SDMX concept is not just their words. */
const CONCEPTS: Readonly<Record<string, string>> = {
  'type of occupation': 'OCCUPATION',
  'policy domains': 'POLICY_DOMAIN',
  'policy domain': 'POLICY_DOMAIN',
  'education level': 'EDUCATION_LEVEL',
};

/** Breakdowns of the SDG database. Newer downloads set them in brackets; older ones and other programs do not. */
const KNOWN = new Set([
  ...['activity', 'age', 'bounds', 'cause of death', 'cities', 'custom breakdown', 'deviation level'],
  ...['disability status', 'education level', 'fiscal intervention stage', 'freq', 'food waste sector'],
  ...[
    'government name',
    'grounds of discrimination',
    'hazard type',
    'ihr capacity',
    'land cover',
    'level of requirement',
  ],
  ...[
    'level requirement',
    'level status',
    'location',
    'migratory status',
    'mode of transportation',
    'mountain elevation',
  ],
  ...['name of international institution', 'name of non communicable disease', 'parliamentary committees'],
  ...['policy domains', 'policy domain', 'policy instruments', 'population group', 'quantile', 'report ordinal'],
  ...['sampling stations', 'service attribute', 'sex', 'substance use disorders', 'tariff regime status'],
  ...['type of mobile technology', 'type of occupation', 'type of product', 'type of skill', 'type of speed'],
  ...['type of support', 'type of waste treatment', 'type of renewable technology', 'cooperation scheme'],
]);

/** Columns in brackets that say something of the value and break nothing down. */
const ATTRIBUTES = /^(nature|units?|unit multiplier|reporting type|observation status|status|value type)\b/;

/** Finds the columns that break the series down; a column of descriptions beside one of codes is left out. */
export function dimensionColumns(head: Head): readonly DimensionColumn[] {
  const columns: DimensionColumn[] = [];
  for (const [column, cell] of head.row.cells.entries()) {
    const words = headWords(cell);
    const name = words.replace(/ (code|id)$/, '');
    const bracketed = /^\[.*\]$/.test(textOf(cell));
    if (ATTRIBUTES.test(name) || !(bracketed || KNOWN.has(name))) continue;
    columns.push({ column, concept: CONCEPTS[name] ?? name.toUpperCase().replaceAll(' ', '_') });
  }
  return columns;
}
