import type { Inline } from '@sterna/document';
import { type Figure, figureKey, indicatorByCode, mixedPeriods, yearOf } from '@sterna/statistics';
import {
  formatNumber,
  isolate,
  type Language,
  type Place,
  placeByCode,
  placePhrase,
  pluralOf,
} from '@sterna/vocabulary';
import type { ChosenFigures } from './choose.ts';
import { parseTemplate, type TemplatePart } from './parse.ts';
import type { Statement, StatementVariant } from './statement.ts';

/** What a statement is written from. */
export interface StatementContext {
  readonly place: Place;
  readonly language: Language;
  readonly figures: ChosenFigures;
}

type PhraseRole = Parameters<typeof placePhrase>[2];
type Slot = Extract<TemplatePart, { kind: 'slot' }>;

/**
 * Writes a statement in a language.
 *
 * @returns its runs of text, figures linked to their traces; `undefined` when a figure it cannot do without is missing
 * or no variant applies
 */
export function writeStatement(statement: Statement, context: StatementContext): readonly Inline[] | undefined {
  const variant = statement.variants.find((candidate) => applies(candidate, context));
  if (!variant) return undefined;
  const runs = writeParts(parseTemplate(variant.text[context.language]), context);
  return runs && startUpperCase(mergeText(runs), context.language);
}

/** The plain text of runs: for titles and descriptions. */
export function textOf(runs: readonly Inline[]): string {
  return runs.map((run) => run.text).join('');
}

function applies(variant: StatementVariant, { figures, language }: StatementContext): boolean {
  return (variant.when ?? []).every(({ figure: name, above, below, sameAs }) => {
    const figure = figures.get(name);
    if (!figure) return false;
    const other = sameAs === undefined ? undefined : figures.get(sameAs);
    if (sameAs !== undefined && !other) return false;
    if (other && writeValue(figure, undefined, language) !== writeValue(other, undefined, language)) return false;
    return (above === undefined || figure.value > above) && (below === undefined || figure.value < below);
  });
}

function writeParts(parts: readonly TemplatePart[], context: StatementContext): Inline[] | undefined {
  const runs: Inline[] = [];
  for (const part of parts) {
    if (part.kind === 'text') runs.push({ kind: 'text', text: part.text });
    else if (part.kind === 'optional') runs.push(...(writeParts(part.parts, context) ?? []));
    else {
      const written = writeSlot(part, context);
      if (!written) return undefined;
      runs.push(...written);
    }
  }
  return runs;
}

function writeSlot(slot: Slot, context: StatementContext): readonly Inline[] | undefined {
  const { language } = context;
  if (slot.name === 'place') return [text(phraseOf(slot, context.place, language))];
  const figure = context.figures.get(slot.name);
  if (!figure) return undefined;
  if (slot.field === 'year') return [text(isolate(String(yearOf(figure.period)), language))];
  if (slot.field === 'start') return [text(isolate(figure.period.split('/')[0] ?? '', language))];
  if (slot.field === 'other') return otherYears(figure, language);
  if (slot.field === 'place') {
    const place = placeByCode(figure.counterpart);
    return place && [text(phraseOf(slot, place, language))];
  }
  if (slot.format === 'plural') return [text(agree(slot.argument, pluralOfFigure(figure, language)))];
  const value = isolate(writeValue(figure, slot.format, language), language);
  const run: Inline = { kind: 'figure', text: value, trace: figureKey(figure) };
  return joinsNoun(figure, slot.format) ? [run, text(AFTER_MILLION[language])] : [run];
}

/** The years of what a figure was computed from, other than its own. */
function otherYears(figure: Figure, language: Language): readonly Inline[] | undefined {
  const others = mixedPeriods(figure)
    .map(yearOf)
    .filter((year) => year !== yearOf(figure.period));
  return others.length > 0 ? [text(isolate(others.join('–'), language))] : undefined;
}

/** Counted in millions, a noun takes the form that goes with « million », not with the last digits. */
function pluralOfFigure(figure: Figure, language: Language): string {
  const value = Math.abs(figure.value);
  return value >= MILLION ? 'other' : pluralOf(value, language);
}

function text(value: string): Inline {
  return { kind: 'text', text: value };
}

function phraseOf(slot: Slot, place: Place, language: Language): string {
  if (slot.format === 'plural') return agree(slot.argument, isPluralName(place, language) ? 'other' : 'one');
  return placePhrase(place, language, (slot.format ?? 'name') as PhraseRole);
}

/** Names with a plural article take a plural verb: « les États-Unis en accueillaient ». */
function isPluralName(place: Place, language: Language): boolean {
  return /^(les|los|las) /i.test(placePhrase(place, language, 'the'));
}

function agree(forms: string | undefined, category: string): string {
  const known = new Map((forms ?? '').split(';').map((form) => form.split('=') as [string, string]));
  return known.get(category) ?? known.get('other') ?? '';
}

const MILLION = 1_000_000;

/** French and Spanish put a preposition between « million » and a noun. */
const AFTER_MILLION: Readonly<Record<Language, string>> = { fr: ' de', en: '', es: ' de', ar: '' };

/** One value as text, by the style of its indicator or the format asked for. */
export function writeValue(figure: Figure, format: string | undefined, language: Language): string {
  const style = indicatorByCode(figure.indicator)?.style ?? { kind: 'decimal' as const };
  const value = format === 'abs' || format === 'amountabs' ? Math.abs(figure.value) : figure.value;
  if (format === 'amount' || format === 'amountabs') return writeAmount(value, language);
  if (format === 'dollars') return writeDollars(value, language);
  if (format === 'signed') return formatNumber(value, language, { ...style, signed: true });
  return formatNumber(value, language, style);
}

function writeAmount(value: number, language: Language): string {
  return formatNumber(value, language, { kind: Math.abs(value) < MILLION ? 'count' : 'compact' });
}

function joinsNoun(figure: Figure, format: string | undefined): boolean {
  return (format === 'amount' || format === 'amountabs') && Math.abs(figure.value) >= MILLION;
}

/** An amount in US dollars in words: `10,6 milliards de dollars`. */
export function writeDollars(value: number, language: Language): string {
  const large = Math.abs(value) >= MILLION;
  const amount = writeAmount(value, language) + (large ? AFTER_MILLION[language] : '');
  const written: Readonly<Record<Language, string>> = {
    fr: `${amount} dollars`,
    en: `US$${amount}`,
    es: `${amount} dólares`,
    ar: `${amount} ${large ? 'دولار' : agree('few=دولارات;many=دولاراً;other=دولار', pluralOf(Math.abs(Math.round(value)), 'ar'))}`,
  };
  return written[language];
}

function mergeText(runs: readonly Inline[]): Inline[] {
  const merged: Inline[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (run.kind === 'text' && last?.kind === 'text') merged[merged.length - 1] = text(last.text + run.text);
    else merged.push(run);
  }
  return merged;
}

function startUpperCase(runs: readonly Inline[], language: Language): readonly Inline[] {
  const [first, ...others] = runs;
  if (first?.kind !== 'text' || first.text === '') return runs;
  return [text(first.text.charAt(0).toLocaleUpperCase(language) + first.text.slice(1)), ...others];
}
