import { RestError } from './rest-error.ts';

/** What an answer can be written as: its media type and how it is asked for. */
export interface Representation<Format extends string = string> {
  /** Own name of the format, such as `sdmx-csv-1.0`. */
  readonly format: Format;
  /** Type and subtype in small letters: `application/vnd.sdmx.data+csv`. */
  readonly type: string;
  /** SDMX's `version` parameter, where the type has one. */
  readonly version?: string;
  /** Plain types that stand for it too: `application/xml`, `text/csv`. */
  readonly also?: readonly string[];
  /** Names for the parameter `format` of an address: `csv`. */
  readonly names?: readonly string[];
}

/** One entry of an Accept header. */
export interface MediaRange {
  /** In small letters: `text/csv`, `application/*`, `*` + `/*`. */
  readonly type: string;
  /** Parameters other than `q`, names in small letters. */
  readonly parameters: Readonly<Record<string, string>>;
  /** 0 to 1. */
  readonly quality: number;
}

/** A representation that was chosen, with what the client asked for of it. */
export interface Choice<Format extends string = string> {
  readonly representation: Representation<Format>;
  /** Parameters of the range that chose it: `labels`, `timeformat`. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The media type of the answer: the SDMX one, or the plain one that was asked for. */
  readonly contentType: string;
}

const LONGEST_ACCEPT = 8_192;

/** Cuts a header at a sign outside quotes. */
function cut(text: string, sign: ',' | ';'): readonly string[] {
  const parts: string[] = [];
  let [start, quoted] = [0, false];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === sign && !quoted) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts.map((part) => part.trim());
}

function parameterOf(text: string): readonly [string, string] | undefined {
  const at = text.indexOf('=');
  if (at < 1) return undefined;
  const value = text.slice(at + 1).trim();
  return [text.slice(0, at).trim().toLowerCase(), value.replace(/^"(.*)"$/, '$1')];
}

function qualityOf(text: string | undefined): number {
  if (text === undefined) return 1;
  const quality = Number(text);
  return Number.isFinite(quality) ? Math.min(Math.max(quality, 0), 1) : 0;
}

/** Reads an Accept header (RFC 9110, 12.5.1). What is no media range is passed over. */
export function parseAccept(header: string): readonly MediaRange[] {
  return cut(header.slice(0, LONGEST_ACCEPT), ',').flatMap((entry) => {
    const [written = '', ...rest] = cut(entry, ';');
    // Programs in Java write a bare * for anything.
    const type = written === '*' ? '*/*' : written;
    if (!/^[^\s/]+\/[^\s/]+$/.test(type)) return [];
    const { q, ...parameters } = Object.fromEntries(rest.map(parameterOf).filter((pair) => pair !== undefined));
    return [{ type: type.toLowerCase(), parameters, quality: qualityOf(q) }];
  });
}

/** `1.0` and `1.0.0` are one version; working drafts (`1.0.0-wd`) are read as their version. */
function plainVersion(version: string): string {
  return version.replace(/-.*$/, '').replace(/(\.0)+$/, '');
}

/** How exactly a range names a representation: 0 not at all, 4 the very type and version. */
function precision(range: MediaRange, representation: Representation): number {
  const { version } = range.parameters;
  if (range.type === representation.type) {
    if (version === undefined) return 3;
    return representation.version !== undefined && plainVersion(version) === plainVersion(representation.version)
      ? 4
      : 0;
  }
  if (representation.also?.includes(range.type)) return version === undefined ? 3 : 0;
  if (range.type === '*/*') return 1;
  const [kind, any] = range.type.split('/');
  return any === '*' && representation.type.startsWith(`${kind}/`) ? 2 : 0;
}

/** The type that an answer bears: plain where a plain one was asked for, so that browsers show it. */
function contentTypeOf(range: MediaRange, { type, version }: Representation): string {
  if (range.type !== type && !range.type.includes('*')) return `${range.type}; charset=utf-8`;
  return version === undefined ? type : `${type};version=${version}`;
}

interface Wanted<Format extends string> {
  readonly of: Representation<Format>;
  readonly range: MediaRange;
  /** Place of the range in the header. */
  readonly at: number;
  /** Whether the range has a `*`. */
  readonly vague: boolean;
}

/** The most exact range that a representation falls under. */
function wantedBy<Format extends string>(
  ranges: readonly MediaRange[],
  of: Representation<Format>,
): Wanted<Format> | undefined {
  let found: Wanted<Format> | undefined;
  let most = 0;
  for (const [at, range] of ranges.entries()) {
    const exact = precision(range, of);
    if (exact <= most) continue;
    most = exact;
    found = { of, range, at, vague: exact < 3 };
  }
  return found;
}

const ANYTHING: MediaRange = { type: '*/*', parameters: {}, quality: 1 };

/**
 * Chooses among representations by an Accept header; the first is the default. Of several equally wanted ones, one that is
 * named comes before one that falls under a `*`; then the order of the header counts, then that of the representations.
 *
 * @throws {RestError} `not-acceptable`, with the types that there are
 */
export function negotiate<Format extends string>(
  header: string | null | undefined,
  representations: readonly Representation<Format>[],
): Choice<Format> {
  const ranges = header?.trim() ? parseAccept(header) : [ANYTHING];
  // The most exact range says how much a representation is wanted, even when a vaguer one wants it more.
  const [best] = representations
    .flatMap((of) => wantedBy(ranges, of) ?? [])
    .filter(({ range }) => range.quality > 0)
    .sort((a, b) => b.range.quality - a.range.quality || Number(a.vague) - Number(b.vague) || a.at - b.at);
  if (!best) throw notAcceptable(representations);
  const { of, range } = best;
  return { representation: of, parameters: range.parameters, contentType: contentTypeOf(range, of) };
}

/**
 * Chooses by the parameter `format` of an address.
 *
 * @throws {RestError} `not-acceptable` for a name that no representation has
 */
export function chooseByName<Format extends string>(
  name: string,
  representations: readonly Representation<Format>[],
): Choice<Format> {
  const wanted = name.toLowerCase();
  const representation = representations.find((each) => each.names?.includes(wanted));
  if (!representation) {
    const names = representations.flatMap((each) => each.names ?? []);
    throw new RestError('not-acceptable', `There is no format "${name}" here. Use one of: ${names.join(', ')}.`);
  }
  const { type, version, also } = representation;
  const contentType = also?.[0] ? `${also[0]}; charset=utf-8` : version ? `${type};version=${version}` : type;
  return { representation, parameters: {}, contentType };
}

function notAcceptable(representations: readonly Representation[]): RestError {
  const types = representations.map(({ type, version }) => (version ? `${type};version=${version}` : type));
  return new RestError('not-acceptable', `None of the types asked for can be given. There are: ${types.join(', ')}.`);
}
