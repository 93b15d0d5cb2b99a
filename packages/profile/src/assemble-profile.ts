import type { Block, Document, Inline, KeyFigure, Section } from '@sterna/document';
import { type Figure, figureKey, sourceById, yearOf } from '@sterna/statistics';
import { formatDate, formatNumber, isolate, type Language, type Place, placeByCode } from '@sterna/vocabulary';
import { assembleBlock } from './blocks/assemble-block.ts';
import { newestOf } from './blocks/tables.ts';
import { ProfileContext, type ProfileEvidence } from './context.ts';
import { type ProfileTexts, withText } from './editions/section-texts.ts';
import type { TextFinding } from './editions/text-finding.ts';
import type { KeyFigureTemplate, ProfileTemplate, SectionTemplate } from './template/template.ts';
import { documentWords } from './words.ts';

/** What an edition has of its own. */
export interface ProfileOptions {
  /** The standard one unless told. */
  readonly template?: ProfileTemplate;
  /** What institutions have written, by section. */
  readonly texts?: ProfileTexts;
  /** The line above the title; the template's unless told. */
  readonly kicker?: string;
  /** The name of the place unless told. */
  readonly title?: string;
  /** Lines below those on data and date. */
  readonly meta?: readonly string[];
}

/**
 * Assembles the extended migration profile of a place in a language.
 *
 * @param place ISO alpha-3 code, or a place of a country's own list
 * @param today ISO date that the profile is made on: ages of figures are counted from its year
 * @throws RangeError when the place is not a country or area of the vocabulary
 */
export async function assembleProfile(
  place: string | Place,
  language: Language,
  evidence: ProfileEvidence,
  today: string,
  options: ProfileOptions = {},
): Promise<Document> {
  return (await assembleWithFindings(place, language, evidence, today, options)).document;
}

/** The same, with what is to be mended in the texts that institutions have written. */
export async function assembleWithFindings(
  place: string | Place,
  language: Language,
  evidence: ProfileEvidence,
  today: string,
  options: ProfileOptions,
): Promise<{ readonly document: Document; readonly findings: readonly TextFinding[] }> {
  const known = profilePlace(place);
  const context = new ProfileContext(
    known,
    language,
    Number.parseInt(today, 10),
    evidence.about(known.code),
    await evidence.releases(),
    options.template,
    await evidence.policies?.(known.code),
  );
  const { template } = context;
  const summary = await assembleSummary(context);
  const keyFigures = (await Promise.all(template.keyFigures.map((key) => keyFigure(key, context)))).flatMap(
    (figure) => figure ?? [],
  );
  const sections: Section[] = [];
  for (const [index, part] of template.parts.entries()) {
    sections.push(await assembleSection(part, String(index + 1), context, options.texts));
  }
  // The annex comes last: its list of sources names the releases of everything above.
  sections.push(await assembleSection(template.annex, '', context, options.texts));
  const releases = context.usedReleases();
  const document: Document = {
    language,
    place: known.code,
    kicker: options.kicker ?? template.kicker[language],
    title: options.title ?? known.name[language],
    summary,
    keyFigures,
    meta: [...metaOf(releases, today, context), ...(options.meta ?? [])],
    edited: today,
    sections,
    words: documentWords(language),
  };
  return { document, findings: context.textFindings };
}

/** The place of a profile. @throws RangeError for what is neither a country or area nor a part of one */
export function profilePlace(place: string | Place): Place {
  const known = typeof place === 'string' ? placeByCode(place) : place;
  if (known?.kind === 'country' || known?.kind === 'part') return known;
  throw new RangeError(`not a country or area: ${typeof place === 'string' ? place : place.code}`);
}

async function assembleSummary(context: ProfileContext): Promise<readonly Inline[]> {
  const statements = await Promise.all(context.template.summary.map((id) => context.statement(id)));
  return statements.flatMap((runs) => runs ?? []);
}

function metaOf(
  releases: ReturnType<ProfileContext['usedReleases']>,
  today: string,
  context: ProfileContext,
): readonly string[] {
  const { language } = context;
  const publishers = [...new Set(releases.map(({ source }) => sourceById(source)?.publisher[language] ?? source))];
  const colon = language === 'fr' ? '\u00a0: ' : ': ';
  const made = `${context.word('madeOn')} ${formatDate(today, language)}`;
  return publishers.length > 0 ? [`${context.word('dataOf')}${colon}${context.row(...publishers)}`, made] : [made];
}

/** A section with everything below it. @param number `1.2`; empty in the annex */
export async function assembleSection(
  template: SectionTemplate,
  number: string,
  context: ProfileContext,
  texts?: ProfileTexts,
): Promise<Section> {
  const text = texts?.get(template.id);
  const computed: Block[] = [];
  for (const block of template.blocks) {
    // What asks the country to write makes room for what it has written.
    if (block.block !== 'contribution' || !text) computed.push(...(await assembleBlock(block, context)));
  }
  const blocks = text ? await withText(template.id, computed, text, context) : computed;
  const sections: Section[] = [];
  for (const [index, section] of (template.sections ?? []).entries()) {
    sections.push(await assembleSection(section, number ? `${number}.${index + 1}` : '', context, texts));
  }
  return { id: template.id, number, title: template.title[context.language], blocks, sections };
}

async function keyFigure(template: KeyFigureTemplate, context: ProfileContext): Promise<KeyFigure | undefined> {
  const figures = (await context.own(template.indicator)).filter((f) => Object.keys(f.dimensions).length === 0);
  const newest = newestOf(figures);
  if (!newest) return undefined;
  context.use([newest]);
  const change = await changeText(template, figures, newest, context);
  return {
    value: written(newest, context),
    trace: figureKey(newest),
    label: context.row(context.indicator(template.indicator).name[context.language], yearOf(newest.period)),
    ...(change && { change }),
  };
}

function written(figure: Figure, context: ProfileContext): string {
  const { style } = context.indicator(figure.indicator);
  return isolate(formatNumber(figure.value, context.language, style), context.language);
}

async function changeText(
  template: KeyFigureTemplate,
  figures: readonly Figure[],
  newest: Figure,
  context: ProfileContext,
): Promise<string | undefined> {
  const { language } = context;
  if (template.change) {
    const [change] = await context.own(template.change);
    if (!change) return undefined;
    const value = formatNumber(change.value, language, { kind: 'percent', digits: 0, signed: true });
    return `${isolate(value, language)} ${context.word('since')} ${isolate(change.period.split('/')[0] ?? '', language)}`;
  }
  const other = template.compare === 'highest' ? highestOf(figures) : firstOf(figures);
  if (!other || other === newest) return undefined;
  const year = isolate(String(yearOf(other.period)), language);
  const value = written(other, context);
  if (template.compare === 'highest') return `${context.word('maximum')} ${value} (${year})`;
  return `${value} ${context.word('inYear')} ${year}`;
}

function highestOf(figures: readonly Figure[]): Figure | undefined {
  return figures.reduce<Figure | undefined>((best, f) => (!best || f.value > best.value ? f : best), undefined);
}

function firstOf(figures: readonly Figure[]): Figure | undefined {
  return figures.reduce<Figure | undefined>(
    (best, f) => (!best || yearOf(f.period) < yearOf(best.period) ? f : best),
    undefined,
  );
}
