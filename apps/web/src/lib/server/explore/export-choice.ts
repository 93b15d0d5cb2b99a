import { createHash } from 'node:crypto';
import type { Evidence } from '@sterna/evidence';
import { type ExportedObservation, type ExportFormat, shapeOf, writeStatistics } from '@sterna/exchange';
import { type Choice, choiceQuery, EVERYWHERE, viewOf } from '#lib/explore/choice.ts';
import { shownRevisions } from './explore-view.ts';
import { newestOnly } from './period-of.ts';
import { revisionObservations } from './revisions.ts';
import { belongsTo, placesOf, type Scope, selectFigures } from './selection.ts';
import type { ViewContext } from './views/view-context.ts';

/** More places than these are narrowed to what is meant by their newest figures alone. */
const MANY_PLACES = 20;

/** What a choice means for each of its indicators, found without deriving every figure of the world. */
async function scopesOf(choice: Choice, evidence: Evidence): Promise<ReadonlyMap<string, Scope>> {
  const places = placesOf(choice.places);
  const sample = places.length > MANY_PLACES ? await newestOnly(choice, evidence) : choice;
  const { scopes, series } = await selectFigures(sample, evidence);
  const partners = new Set(series.map(({ newest }) => newest.counterpart));
  return new Map(
    [...scopes].map(([indicator, scope]) => {
      const { from: _from, to: _to, ...query } = scope.query;
      const years = {
        ...(choice.from !== undefined && { from: choice.from }),
        ...(choice.to !== undefined && { to: choice.to }),
      };
      // The largest partners of one place are known by name now; those of many are taken whole.
      const top = choice.partners.kind === 'top' && places.length === 1 ? { counterparts: [...partners] } : {};
      return [indicator, { ...scope, query: { ...query, ...years, ...top } }];
    }),
  );
}

/** The observations of a choice, stated and derived, those stated as missing included. */
async function* observationsOf(
  choice: Choice,
  scopes: ReadonlyMap<string, Scope>,
  evidence: Evidence,
): AsyncGenerator<readonly ExportedObservation[], void, undefined> {
  for (const scope of scopes.values()) {
    for await (const batch of evidence.exported(scope.query, { derived: true })) {
      const own = batch.filter((observation) => belongsTo(observation, scope, choice));
      if (own.length > 0) yield own;
    }
  }
}

/** The bytes of a file with exactly what is chosen; nothing when there is nothing. */
export async function exportChoice(
  choice: Choice,
  format: ExportFormat,
  { evidence, language }: Pick<ViewContext, 'evidence' | 'language'>,
): Promise<AsyncIterable<Uint8Array> | undefined> {
  const observations = await observationsFor(choice, { evidence, language });
  const indicators = await evidence.indicators();
  const shape = await shapeOf(observations(), { indicators });
  if (shape.sources.length === 0) return undefined;
  return writeStatistics(format, observations(), shape, { tableLanguage: language });
}

/** The observations that a choice shows, to be gone through twice. */
async function observationsFor(
  choice: Choice,
  { evidence, language }: Pick<ViewContext, 'evidence' | 'language'>,
): Promise<() => AsyncIterable<readonly ExportedObservation[]>> {
  if (viewOf(choice) === 'revisions') {
    const keys = await shownRevisions({ choice, evidence, language, titles: {} });
    return () => revisionObservations(keys, evidence);
  }
  const scopes = await scopesOf(choice, evidence);
  return () => observationsOf(choice, scopes, evidence);
}

const LONGEST_NAME = 80;

/** A file name that says what is in it: `sterna-migrant-stock-sen-mar-1990-2020`. */
export function exportName(choice: Choice): string {
  const places =
    choice.places.kind === 'listed'
      ? choice.places.codes.join('-')
      : choice.places.kind === 'within'
        ? choice.places.code
        : EVERYWHERE;
  const { partners } = choice;
  const partner =
    partners.kind === 'total' ? '' : partners.kind === 'listed' ? partners.codes.join('-') : partners.kind;
  const years = choice.from === choice.to ? [choice.from] : [choice.from, choice.to];
  const revisions = choice.view === 'revisions' ? 'revisions' : '';
  const pieces = ['sterna', ...choice.indicators, places, partner, choice.sexes.join(''), ...years, revisions];
  const name = pieces
    .filter((piece) => piece !== undefined && piece !== '')
    .join('-')
    .toLowerCase();
  return name
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_NAME)
    .replace(/-$/, '');
}

/** Names the state of a file: the data's and everything it depends on. */
export function exportTag(version: string, language: string, format: string, choice: Choice, picture: number): string {
  const hash = createHash('sha256').update([version, language, format, choiceQuery(choice), picture].join('\n'));
  return `W/"${hash.digest('base64url').slice(0, 24)}"`;
}
