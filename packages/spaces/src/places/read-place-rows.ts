import { bySeverity, type Finding } from '@sterna/statistics';
import type { PartLevel, StoredPlace } from '@sterna/store/spaces';
import type { Row } from '@sterna/tabular';
import { isLanguage, PlaceBook, placeCodeWithin, placeNameKey } from '@sterna/vocabulary';
import { listedOf } from './place-of.ts';
import type { PlacePlan } from './places.ts';

/** Places of one file: more than any country's municipalities. */
export const MOST_PLACES = 50_000;

type Field = 'code' | 'name' | 'level' | 'parent';

/** Headings, as `placeNameKey` writes them; names may end in a language. */
const HEADINGS: readonly (readonly [Field, RegExp])[] = [
  [
    'parent',
    /^(?:parent|codeparent|parentcode|liesin|rattachement|coderattachement|superior|pertenecea|codigosuperior|padre|يتبع|الاصل|رمزالاصل)$/,
  ],
  ['code', /^(?:code|codes|codelieu|placecode|codigo|iso|iso31662|pcode|الرمز|رمز)$/],
  ['level', /^(?:level|niveau|nivel|type|tipo|المستوي)$/],
  ['name', /^(?:name|nom|nombre|libelle|label|designation|place|lieu|lugar|الاسم|اسم)(?:fr|en|es|ar)?$/],
];

const LEVELS: Readonly<Record<PartLevel, RegExp>> = {
  region:
    /^(?:1|region|regions|province|provincia|departement|departamento|department|gouvernorat|governorate|wilaya|district|distrito|county|prefecture|state|etat|estado|منطقه|اقليم|جهه|ولايه|محافظه)$/,
  municipality:
    /^(?:2|3|municipality|municipalities|municipio|commune|municipalite|comuna|city|town|ville|ciudad|village|canton|parish|parroquia|localauthority|collectivite|بلديه|جماعه|مدينه)$/,
};

interface ReadRow {
  readonly at: { readonly row: number };
  readonly code: string;
  readonly said: Readonly<Record<Exclude<Field, 'name'>, string>>;
  readonly name: Readonly<Record<string, string>>;
}

const textOf = (cell: Row['cells'][number]): string =>
  (cell === null || cell === undefined ? '' : String(cell)).replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

interface Columns {
  readonly places: ReadonlyMap<Exclude<Field, 'name'>, number>;
  /** Columns of names, with the language they are in. */
  readonly names: readonly (readonly [column: number, language: string])[];
}

function columnsOf({ cells }: Row, language: string): Columns | undefined {
  const places = new Map<Exclude<Field, 'name'>, number>();
  const names: [number, string][] = [];
  for (const [column, cell] of cells.entries()) {
    const key = placeNameKey(textOf(cell));
    const field = HEADINGS.find(([, pattern]) => pattern.test(key))?.[0];
    if (field === 'name') {
      const end = key.slice(-2);
      const isBare = /^(?:name|nom|nombre|libelle|label|designation|place|lieu|lugar|الاسم|اسم)$/.test(key);
      names.push([column, !isBare && isLanguage(end) ? end : language]);
    } else if (field && !places.has(field)) places.set(field, column);
  }
  return places.has('code') && names.length > 0 ? { places, names } : undefined;
}

/** Rows of headings may stand under a title. */
const HEAD_ROWS = 15;

function error(rule: string, message: string, row?: number): Finding {
  return {
    rule,
    severity: 'error',
    message,
    where: row === undefined ? '' : `row ${row}`,
    ...(row !== undefined && { at: { row } }),
  };
}

/**
 * Reads a table of places: code, name (one column for each language, or one), level, the region each lies in.
 *
 * @param country ISO alpha-3
 * @param language of names whose column says none
 */
export function planPlaces(
  rows: readonly Row[],
  known: readonly StoredPlace[],
  { country, language }: { readonly country: string; readonly language: string },
): PlacePlan {
  const findings: Finding[] = [];
  const nothing = { added: [], changed: [], same: 0 };
  const at = rows.slice(0, HEAD_ROWS).findIndex((row) => columnsOf(row, language));
  const head = rows[at];
  const columns = head && columnsOf(head, language);
  if (!columns) {
    const message =
      'No row of headings was found. Give the columns “code” and “name”, and “level” and “parent” where there are regions with municipalities in them.';
    return { ...nothing, findings: [error('place-columns', message)] };
  }
  const filled = rows.slice(at + 1).filter(({ cells }) => cells.some((cell) => textOf(cell) !== ''));
  if (filled.length > MOST_PLACES) {
    return {
      ...nothing,
      findings: [
        error('place-too-many', `The file has ${filled.length} places, and ${MOST_PLACES} at most come in together.`),
      ],
    };
  }
  const read = readRows(filled, columns, country, findings);
  const places = placesOf(read, known, country, findings);
  return { ...comparedWith(places, known, findings), findings: bySeverity(findings) };
}

function readRows(
  rows: readonly Row[],
  { places, names }: Columns,
  country: string,
  findings: Finding[],
): readonly ReadRow[] {
  const seen = new Map<string, number>();
  return rows.flatMap(({ cells, number: row }): ReadRow[] => {
    const said = (field: Exclude<Field, 'name'>): string => textOf(cells[places.get(field) ?? -1] ?? '');
    const name = Object.fromEntries(
      names.flatMap(([column, language]) => {
        const text = textOf(cells[column] ?? '').slice(0, 150);
        return text === '' ? [] : [[language, text] as const];
      }),
    );
    const code = placeCodeWithin(country, said('code'));
    if (said('code') === '')
      findings.push(
        error(
          'place-code-missing',
          'The code is empty. Give the ISO 3166-2 code or that of the statistics office.',
          row,
        ),
      );
    else if (code === undefined) {
      findings.push(
        error(
          'place-code-form',
          `“${said('code').slice(0, 40)}” can be no code. Use letters, digits, dots and hyphens, twenty at most.`,
          row,
        ),
      );
    } else if (Object.keys(name).length === 0) {
      findings.push(
        error('place-name-missing', `The place ${code} has no name. Give one in at least one language.`, row),
      );
    } else if (seen.has(code)) {
      findings.push(
        error(
          'place-code-twice',
          `The code ${code} stands in row ${seen.get(code)} already. Give each place a code of its own.`,
          row,
        ),
      );
    } else {
      seen.set(code, row);
      return [{ at: { row }, code, said: { code, level: said('level'), parent: said('parent') }, name }];
    }
    return [];
  });
}

function placesOf(
  rows: readonly ReadRow[],
  known: readonly StoredPlace[],
  country: string,
  findings: Finding[],
): readonly (StoredPlace & { readonly row: number })[] {
  const listed = new Map(known.map((place) => [place.code, listedOf(place)]));
  for (const { code, name } of rows) listed.set(code, { code, names: Object.values(name) });
  const book = new PlaceBook([...listed.values()]);
  const parents = new Map<string, string | null>();
  for (const { code, said, at } of rows) {
    const parent = parentOf(said.parent, country, book);
    if (parent === undefined || parent === code) {
      findings.push(
        error(
          'place-parent',
          `“${said.parent.slice(0, 80)}” is no region of the list that ${code} could lie in. Give the code of one that is, or leave it empty.`,
          at.row,
        ),
      );
      continue;
    }
    parents.set(code, parent);
  }
  const before = new Map(known.map((place) => [place.code, place]));
  const above = new Set([...parents.values(), ...known.map(({ parent }) => parent)]);
  return rows.flatMap(({ code, said, name, at: { row } }) => {
    const parent = parents.get(code);
    if (parent === undefined) return [];
    const level =
      said.level === ''
        ? (before.get(code)?.level ?? (above.has(code) || parent === null ? 'region' : 'municipality'))
        : levelOf(said.level);
    if (level === undefined) {
      findings.push(
        error('place-level', `“${said.level.slice(0, 40)}” is no level. Write region or municipality.`, row),
      );
      return [];
    }
    return [{ code, parent, level, name, row }];
  });
}

/** Code of the region that a cell names; `null` for the country itself; `undefined` for none that is known. */
function parentOf(text: string, country: string, book: PlaceBook): string | null | undefined {
  if (text === '') return null;
  const found = book.find(text);
  if (found?.status === 'found') return found.code;
  const whole = placeCodeWithin(country, text);
  const again = whole === undefined ? undefined : book.find(whole);
  if (again?.status === 'found') return again.code;
  return text.toUpperCase() === country ? null : undefined;
}

function levelOf(text: string): PartLevel | undefined {
  const key = placeNameKey(text);
  return LEVELS.region.test(key) ? 'region' : LEVELS.municipality.test(key) ? 'municipality' : undefined;
}

function comparedWith(
  places: readonly (StoredPlace & { readonly row: number })[],
  known: readonly StoredPlace[],
  findings: Finding[],
): Pick<PlacePlan, 'added' | 'changed' | 'same'> {
  const before = new Map(known.map((place) => [place.code, place]));
  const after = new Map<string, StoredPlace>([...before, ...places.map((place) => [place.code, place] as const)]);
  const added: StoredPlace[] = [];
  const changed: StoredPlace[] = [];
  let same = 0;
  for (const { row, ...place } of places) {
    const { code, parent, level } = place;
    const old = before.get(code);
    if (old && old.level !== level) {
      findings.push(
        error(
          'place-level-stays',
          `${code} is a ${old.level} in the list and stays one. Take it out there first, or give another code.`,
          row,
        ),
      );
    } else if (parent !== null && after.get(parent)?.level !== 'region') {
      findings.push(
        error(
          'place-parent',
          `“${parent}” is no region of the list that ${code} could lie in. Give the code of one that is, or leave it empty.`,
          row,
        ),
      );
    } else if (isInItself(code, after)) {
      findings.push(
        error(
          'place-in-itself',
          `${code} would lie in itself, by way of the regions above it. Mend the column “parent”.`,
          row,
        ),
      );
    } else if (!old) added.push(place);
    else {
      const name = { ...old.name, ...place.name };
      if (JSON.stringify([sorted(name), parent]) === JSON.stringify([sorted(old.name), old.parent])) same += 1;
      else changed.push({ ...place, name });
    }
  }
  sayNamesakes([...after.values()], new Map(places.map(({ code, row }) => [code, row])), findings);
  return { added, changed, same };
}

const sorted = (name: Readonly<Record<string, string>>): readonly (readonly [string, string])[] =>
  Object.entries(name).sort(([a], [b]) => (a < b ? -1 : 1));

function isInItself(code: string, places: ReadonlyMap<string, StoredPlace>): boolean {
  const seen = new Set<string>([code]);
  for (let above = places.get(code)?.parent ?? null; above !== null; above = places.get(above)?.parent ?? null) {
    if (seen.has(above)) return true;
    seen.add(above);
  }
  return false;
}

/** Two places of one name are told apart by their codes alone, in every file of figures. */
function sayNamesakes(places: readonly StoredPlace[], rows: ReadonlyMap<string, number>, findings: Finding[]): void {
  const bearers = Map.groupBy(
    places.flatMap(({ code, name }) =>
      [...new Set(Object.values(name).map(placeNameKey))].map((key) => ({ code, key, name })),
    ),
    ({ key }) => key,
  );
  for (const named of bearers.values()) {
    const [first, second] = named;
    const row = named.map(({ code }) => rows.get(code)).find((each) => each !== undefined);
    if (!first || !second || row === undefined) continue;
    const message = `${first.code} and ${second.code} have the name “${Object.values(second.name)[0] ?? ''}” in common. Files of figures have to name them by code.`;
    findings.push({ rule: 'place-namesakes', severity: 'info', message, where: `row ${row}`, at: { row } });
  }
}
