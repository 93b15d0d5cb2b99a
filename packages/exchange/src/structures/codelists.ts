import type { Item, ItemScheme, LocalisedText, Structure } from '@sterna/sdmx';
import { componentId, INDICATORS, indicatorByCode, sdmxCode, unitName } from '@sterna/statistics';
import { LANGUAGES, type LocalText, PLACES, placeByCode, SEXES } from '@sterna/vocabulary';
import { STERNA_AGENCY, STRUCTURE_VERSION } from '../layout.ts';
import type { EvidenceShape, KeyDimension } from '../shape.ts';
import { ageName } from './ages.ts';
import lists from './code-lists.json' with { type: 'json' };
import concepts from './concepts.json' with { type: 'json' };

const GENERAL: Readonly<Record<string, LocalText>> = lists.GENERAL;
export const CONCEPT_NAMES: Readonly<Record<string, LocalText>> = concepts;

/** Codes in the order given, but each after its parent: readers that go through a list once look for it behind them. */
function parentsFirst(items: readonly Item[]): readonly Item[] {
  const byId = new Map(items.map((one) => [one.id, one]));
  const ordered = new Set<Item>();
  const take = (one: Item, under: ReadonlySet<Item>): void => {
    const parent = one.parent === undefined ? undefined : byId.get(one.parent);
    if (parent && !ordered.has(parent) && !under.has(parent)) take(parent, new Set([...under, one]));
    ordered.add(one);
  };
  for (const one of items) take(one, new Set());
  return [...ordered];
}

/** A code of a list; the publisher's own code is kept beside an id that had to be written otherwise. */
function item(code: string, name: LocalisedText, more: Partial<Item> = {}): Item {
  const id = sdmxCode(code);
  const annotations = id === code ? {} : { annotations: [{ id: 'CODE', type: 'CODE', title: code }] };
  return { id, name, ...annotations, ...more };
}

const asIs = (text: string): LocalisedText => ({ en: text });

const sorted = (codes: Iterable<string>): readonly string[] => [...new Set(codes)].sort();

/** Codes in use of a dimension that all observations have. */
export function codesInUse({ sources }: EvidenceShape, dimension: KeyDimension): readonly string[] {
  return sorted(sources.flatMap(({ codes }) => codes[dimension]));
}

function scheme(kind: ItemScheme['kind'], id: string, name: LocalText, items: readonly Item[]): ItemScheme {
  return { kind, agency: STERNA_AGENCY, id, version: STRUCTURE_VERSION, name: { ...name }, isFinal: false, items };
}

function fixedList(id: 'CL_FREQ' | 'CL_OBS_STATUS', concept: string): ItemScheme {
  const names: Readonly<Record<string, LocalText>> = lists[id];
  const items = Object.entries(names).map(([code, name]) => item(code, { ...name }));
  return scheme('codelist', id, conceptName(concept), items);
}

/** The name of a concept of ours; its id for those that publishers brought. */
export function conceptName(id: string): LocalText {
  return CONCEPT_NAMES[id] ?? { fr: id, en: id, es: id, ar: id };
}

function indicatorItems(shape: EvidenceShape): readonly Item[] {
  const titles = new Map(shape.indicators.map((one) => [one.code, one]));
  const others = codesInUse(shape, 'INDICATOR').filter((code) => indicatorByCode(code) === undefined);
  return [
    ...INDICATORS.map(({ code, name, definition }) => item(code, { ...name }, { description: { ...definition } })),
    ...others.map((code) => {
      const known = titles.get(code);
      const more = known?.definition === undefined ? {} : { description: asIs(known.definition) };
      return item(code, asIs(known?.title ?? code), more);
    }),
  ];
}

function areaItems(shape: EvidenceShape): readonly Item[] {
  const used = [...codesInUse(shape, 'REF_AREA'), ...codesInUse(shape, 'COUNTERPART_AREA')];
  const others = sorted(used).filter((code) => placeByCode(code) === undefined && GENERAL[code] === undefined);
  return parentsFirst([
    ...Object.entries(GENERAL).map(([code, name]) => item(code, { ...name })),
    ...PLACES.map(({ code, name, region }) => item(code, { ...name }, region === undefined ? {} : { parent: region })),
    ...others.map((code) => item(code, asIs(nameOfCode(shape, 'REF_AREA', code) ?? code))),
  ]);
}

function unitItems(shape: EvidenceShape): readonly Item[] {
  const units = sorted([...INDICATORS.map(({ unit }) => unit), ...codesInUse(shape, 'UNIT_MEASURE')]);
  return units.map((unit) =>
    item(unit, Object.fromEntries(LANGUAGES.map((language) => [language, unitName(unit, language)]))),
  );
}

function ageItems(shape: EvidenceShape): readonly Item[] {
  return sorted(['_T', ...codesInUse(shape, 'AGE')]).map((code) => item(code, { ...(GENERAL[code] ?? ageName(code)) }));
}

/** The name that an imported codelist of the same dimension gives a code. */
function nameOfCode({ structures = [] }: EvidenceShape, dimension: string, code: string): string | undefined {
  for (const list of listsOf(structures, dimension)) {
    const found = list.items.find(({ id }) => id === code);
    if (found !== undefined) return found.name['en'] ?? Object.values(found.name)[0];
  }
  return undefined;
}

const isList = (one: Structure): one is ItemScheme => one.kind === 'codelist';

/** Codelists that imported data structures give a dimension of this name. */
function listsOf(structures: readonly Structure[], dimension: string): readonly ItemScheme[] {
  const references = structures.flatMap((one) => {
    if (one.kind !== 'datastructure') return [];
    const found = one.dimensions.find(({ id }) => id === dimension)?.representation;
    return found?.kind === 'enumeration' ? [found.list] : [];
  });
  return structures
    .filter(isList)
    .filter((list) => references.some(({ id, agency }) => id === list.id && (agency ?? list.agency) === list.agency));
}

/** Id of the codelist of a further dimension. */
export function furtherList(dimension: string): string {
  return `CL_${componentId(dimension, 'dimension')}`;
}

function furtherLists(shape: EvidenceShape): readonly ItemScheme[] {
  const codes = new Map<string, Set<string>>();
  for (const { dimensions } of shape.sources) {
    for (const [name, used] of Object.entries(dimensions)) {
      const known = codes.get(name) ?? new Set(['_Z']);
      codes.set(name, known);
      for (const code of used) known.add(code);
    }
  }
  return sorted(codes.keys()).map((dimension) => {
    const items = sorted(codes.get(dimension) ?? []).map((code) => {
      const general = GENERAL[code];
      return item(code, general ? { ...general } : asIs(nameOfCode(shape, dimension, code) ?? code));
    });
    return scheme('codelist', furtherList(dimension), conceptName(dimension), items);
  });
}

/** Every codelist of our structures, with the codes that the data use and those of our vocabulary. */
export function codelists(shape: EvidenceShape): readonly ItemScheme[] {
  return [
    fixedList('CL_FREQ', 'FREQ'),
    scheme('codelist', 'CL_INDICATOR', conceptName('INDICATOR'), indicatorItems(shape)),
    scheme('codelist', 'CL_AREA', conceptName('REF_AREA'), areaItems(shape)),
    scheme(
      'codelist',
      'CL_SEX',
      conceptName('SEX'),
      SEXES.map(({ code, name }) => item(code, { ...name })),
    ),
    scheme('codelist', 'CL_AGE', conceptName('AGE'), ageItems(shape)),
    scheme('codelist', 'CL_UNIT_MEASURE', conceptName('UNIT_MEASURE'), unitItems(shape)),
    fixedList('CL_OBS_STATUS', 'OBS_STATUS'),
    ...furtherLists(shape),
  ];
}
