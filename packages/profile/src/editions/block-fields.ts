import type { BlockTemplate } from '../template/template.ts';

/** What a field of a block holds. `title` is a text in all languages, `code` the name of a dimension. */
export type FieldKind =
  | 'statement'
  | 'indicator'
  | 'indicators'
  | 'title'
  | 'id'
  | 'direction'
  | 'count'
  | 'year'
  | 'code'
  | 'places';

interface Field {
  readonly kind: FieldKind;
  readonly isOptional?: boolean;
}

const field = (kind: FieldKind): Field => ({ kind });
const optional = (kind: FieldKind): Field => ({ kind, isOptional: true });
const pictured = { id: field('id'), title: field('statement') };
const corridors = { indicator: field('indicator'), share: field('indicator'), count: field('count') };

/** The fields of each kind of block. */
const FIELDS: Readonly<Record<BlockTemplate['block'], Readonly<Record<string, Field>>>> = {
  statement: { statement: field('statement') },
  'optional-statement': { statement: field('statement') },
  note: { places: field('places'), title: field('title'), text: field('title') },
  line: { id: field('id'), title: optional('statement'), indicators: field('indicators'), since: optional('year') },
  map: { ...pictured, indicator: field('indicator'), direction: field('direction') },
  ranked: { ...pictured, ...corridors },
  shares: { ...pictured, indicator: field('indicator') },
  'newest-table': { id: field('id'), title: field('title'), indicators: field('indicators') },
  'compared-table': { id: field('id'), title: field('title'), indicators: field('indicators') },
  'series-table': { id: field('id'), indicators: field('indicators'), years: field('count') },
  'sexes-table': { id: field('id'), indicator: field('indicator') },
  'dimension-table': { id: field('id'), indicator: field('indicator'), dimension: field('code') },
  'corridor-table': { id: field('id'), ...corridors },
  bar: { ...pictured, indicator: field('indicator'), dimension: field('code') },
  'population-shares': pictured,
  definitions: { indicators: field('indicators') },
  policies: {},
  contribution: { title: field('title'), text: field('title') },
  gaps: {},
  findings: {},
  'data-recommendations': {},
  sources: {},
  methods: {},
};

export const BLOCK_FIELDS: Readonly<Record<string, Readonly<Record<string, Field>>>> = FIELDS;
