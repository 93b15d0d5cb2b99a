import type { Table } from '@sterna/tabular';
import { findHead } from '../reading/head.ts';

const SUBJECTS = ['country code', 'countrycode', 'indicator code', 'series code', 'seriescode'];
const TOLD = [
  ...['source note', 'source organization', 'special notes', 'description', 'long definition', 'short definition'],
  ...['table name', 'short name', 'long name', 'region', 'income group'],
];

/** Whether a table is one of those that the World Bank packs beside its figures: about countries, indicators, footnotes. */
export async function isPublisherMetadata(table: Table): Promise<boolean> {
  const head = findHead(await table.head(3), (candidate) => candidate.has(...SUBJECTS) && candidate.has(...TOLD));
  return head !== undefined;
}

/** Whether a table holds the footnotes that UNHCR packs beside its figures. */
export async function isFootnotes(table: Table): Promise<boolean> {
  const head = findHead(
    await table.head(10),
    (candidate) => candidate.has('footnote', 'footnotes') && candidate.has('country of origin', 'country of asylum'),
  );
  return head !== undefined;
}
