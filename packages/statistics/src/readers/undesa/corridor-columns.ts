import type { Sex } from '../../observation.ts';
import type { Head } from '../reading/head.ts';
import { readSex } from '../reading/person-groups.ts';

/** A column of values with what its heading says: `1990`, `males`, `total migrants 2020`. Columns count from 0. */
export interface CorridorValue {
  readonly column: number;
  readonly sex?: Sex;
  readonly period?: string;
}

/** Where the parts of a corridor stand; columns count from 0, -1 for none. */
export interface CorridorColumns {
  readonly destination: number;
  readonly destinationName: number;
  readonly origin: number;
  readonly originName: number;
  readonly year: number;
  readonly sex: number;
  readonly values: readonly CorridorValue[];
  /** Whether the headings say that people living elsewhere are counted, and not only “value”. */
  readonly saysWhat: boolean;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

// Headings in English, French and Spanish, as `headWords` leaves them: without accents and apostrophes.
const DESTINATION = words(
  'destination dest destino to residence residencia host daccueil accueil acogida receiving por',
);
const ORIGIN = words('origin orig dorigine origine origen from birth born naissance nacimiento sending pob');
const BIRTH = words('birth born naissance nacimiento pob');
/** What may stand beside those words without changing them. */
const FILLER = words(
  'country countries code codes name iso iso2 iso3 iso3c alpha 2 3 id of or and the area areas territory location m49 ' +
    'region regions subregion subregions development group groups major place pays de du nom lieu pais del nombre ' +
    'codigo o y et lugar',
);
const YEAR = new Set(
  ['year', 'year0', 't', 'time', 'time period', 'period', 'date', 'reference year', 'annee', 'periode'].concat([
    'ano',
    'periodo',
    'stock year',
  ]),
);
const SEX = new Set(['sex', 'gender', 'sexe', 'genre', 'sexo']);
/** Says that people who moved are counted. */
const MATTER = words('migrant migrants immigrants immigres immigrants inmigrantes migrantes stock stocks bornes');
/** May stand beside it, or alone where the rest of the table says what is counted. */
const COUNTED = words(
  'number of total total count persons people n v value obs international foreign born population mig all nombre de ' +
    'personnes effectif effectifs valeur numero personas valor poblacion at mid year',
);
const SEXES = words('m f male males men female females women hommes femmes hombres mujeres both sexes combined');

interface PlaceColumns {
  code: number;
  name: number;
}

function placeColumn(head: Head, roots: ReadonlySet<string>): PlaceColumns {
  const found: PlaceColumns = { code: -1, name: -1 };
  let plain = -1;
  for (const [column, text] of head.words.entries()) {
    const tokens = text.split(' ');
    if (!tokens.some((token) => roots.has(token))) continue;
    if (!tokens.every((token) => roots.has(token) || FILLER.has(token))) continue;
    const isCode = tokens.some((token) => /^(code|codigo|iso\w*|m49|alpha|id)$/.test(token));
    const isName = tokens.some((token) => token === 'name' || token === 'nom');
    if (isCode && found.code === -1) found.code = column;
    else if (isName && found.name === -1) found.name = column;
    else if (!isCode && !isName && plain === -1) plain = column;
  }
  // The plain heading may stand over codes or names: it is looked at after the column that says what it is.
  if (found.code === -1) found.code = plain === -1 ? found.name : plain;
  else if (found.name === -1) found.name = plain;
  return found;
}

interface ValueWords {
  readonly sex: Sex | undefined;
  readonly period: string | undefined;
  readonly saysWhat: boolean;
}

/** Reads the heading of a column of values; `undefined` when it has words that mean something else. */
function readValueHeading(heading: string): ValueWords | undefined {
  const tokens = heading.replace(/^yr ?(?=\d)/, '').split(' ');
  const years = tokens.filter((token) => /^(19|20)\d\d$/.test(token));
  const rest = tokens.filter((token) => !years.includes(token));
  const sexText = rest.filter((token) => SEXES.has(token)).join(' ');
  const sex = sexText === '' ? undefined : readSex(sexText);
  const others = rest.filter((token) => !SEXES.has(token) && token !== '');
  const known = others.every((token) => MATTER.has(token) || COUNTED.has(token));
  if (!known || years.length > 1 || (sexText !== '' && sex === undefined)) return undefined;
  return { sex, period: years[0], saysWhat: others.some((token) => MATTER.has(token)) };
}

function valueColumns(head: Head, taken: ReadonlySet<number>): { values: CorridorValue[]; saysWhat: boolean } {
  const values: CorridorValue[] = [];
  let saysWhat = false;
  for (const [column, text] of head.words.entries()) {
    const read = text === '' || taken.has(column) ? undefined : readValueHeading(text);
    if (read === undefined) continue;
    saysWhat ||= read.saysWhat || read.sex !== undefined;
    const { sex, period } = read;
    values.push({ column, ...(sex === undefined ? {} : { sex }), ...(period === undefined ? {} : { period }) });
  }
  return { values, saysWhat };
}

/** Reads the headings of a table from origin to destination; `undefined` when a part is missing. */
export function corridorColumns(head: Head): CorridorColumns | undefined {
  const destination = placeColumn(head, DESTINATION);
  const origin = placeColumn(head, ORIGIN);
  const year = head.words.findIndex((text) => YEAR.has(text));
  const sex = head.words.findIndex((text) => SEX.has(text));
  if (destination.code === -1 || origin.code === -1) return undefined;
  const taken = new Set([destination.code, destination.name, origin.code, origin.name, year, sex]);
  const found = valueColumns(head, taken);
  // Where rows name their year, a column for one year says something else; where they do not, only such columns count.
  const values = found.values.filter(({ period }) => (period === undefined) === (year !== -1));
  if (values.length === 0) return undefined;
  return {
    destination: destination.code,
    destinationName: destination.name,
    origin: origin.code,
    originName: origin.name,
    year,
    sex,
    values: oncePerGroup(values),
    saysWhat:
      found.saysWhat || sex !== -1 || head.words.some((text) => text.split(' ').some((token) => BIRTH.has(token))),
  };
}

/** Of columns that say the same (`total` and `value`), the first. */
function oncePerGroup(values: readonly CorridorValue[]): readonly CorridorValue[] {
  const groups = new Map<string, CorridorValue>();
  for (const value of values) {
    const group = `${value.sex ?? '_T'}|${value.period ?? ''}`;
    if (!groups.has(group)) groups.set(group, value);
  }
  return [...groups.values()];
}
