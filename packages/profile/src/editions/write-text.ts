import type { Inline, TextBlock } from '@sterna/document';
import { type Figure, type FigureQuery, figureKey, sourceById, yearOf } from '@sterna/statistics';
import { directionOf, isolate, type Language } from '@sterna/vocabulary';
import type { ProfileContext } from '../context.ts';
import { writeValue } from '../statements/write.ts';
import { WORDS } from '../words.ts';
import { parseRichText, type Span } from './rich-text.ts';
import type { TextFinding } from './text-finding.ts';

/** A text as blocks of a document, and what is to be mended in it. */
export interface WrittenBlocks {
  readonly blocks: readonly TextBlock[];
  readonly findings: readonly TextFinding[];
}

/** How a figure may be written: by its indicator's style, in words, without its sign, with it, as money, or its year. */
const FORMS: ReadonlySet<string> = new Set(['', 'amount', 'abs', 'signed', 'dollars', 'year']);

/**
 * Writes a section's text as blocks: figures by their keys as they are in force, sources by their ids. What cannot be
 * found is shown as such in its place, and a finding says so.
 *
 * @param language that the text is in, which may be another than the document's
 */
export async function writeText(body: string, language: Language, context: ProfileContext): Promise<WrittenBlocks> {
  const writer = new TextWriter(language, context);
  const blocks: TextBlock[] = [];
  for (const [index, block] of parseRichText(body).entries()) {
    const where = `paragraph ${index + 1}`;
    if (block.kind !== 'list') blocks.push({ kind: block.kind, content: await writer.spans(block.content, where) });
    else {
      const items: (readonly Inline[])[] = [];
      for (const item of block.items) items.push(await writer.spans(item, where));
      blocks.push({ kind: 'list', items, ...(block.ordered && { ordered: true }) });
    }
  }
  return { blocks, findings: writer.findings };
}

class TextWriter {
  readonly findings: TextFinding[] = [];
  readonly #language: Language;
  readonly #context: ProfileContext;

  constructor(language: Language, context: ProfileContext) {
    this.#language = language;
    this.#context = context;
  }

  async spans(spans: readonly Span[], where: string): Promise<readonly Inline[]> {
    const inlines: Inline[] = [];
    for (const span of spans) inlines.push(await this.#span(span, where));
    return inlines;
  }

  #span(span: Span, where: string): Inline | Promise<Inline> {
    switch (span.kind) {
      case 'text':
        return {
          kind: 'text',
          text: isolateForeign(span.text, this.#language),
          ...(span.bold && { emphasis: true }),
          ...(span.italic && { italic: true }),
        };
      case 'link':
        return this.#link(span, where);
      case 'figure':
        return this.#figure(span, where);
      case 'source':
        return this.#source(span.id, where);
    }
  }

  #link({ text, href }: Span & { kind: 'link' }, where: string): Inline {
    if (isHttps(href)) return { kind: 'link', text, href };
    this.#find({
      rule: 'link-refused',
      message: `The link ${href} is not shown as one: links begin with https:// and name a site. Mend its address.`,
      where,
      subject: href,
    });
    return { kind: 'text', text: `${text} (${href})` };
  }

  async #figure({ key, form }: Span & { kind: 'figure' }, where: string): Promise<Inline> {
    const figure = await findFigure(key, this.#context);
    if (!figure) {
      this.#find({
        rule: 'unknown-figure',
        severity: 'error',
        message: `There is no figure ${key}. Take its key from the list beside the text, or from the page that says where the figure comes from.`,
        where,
        subject: key,
      });
      return this.#unknown('unknownFigure', key);
    }
    if (!FORMS.has(form)) {
      this.#find({
        rule: 'unknown-form',
        message: `A figure cannot be written as “${form}”. Leave it out, or write one of: amount, dollars, signed, abs, year.`,
        where,
        subject: form,
      });
    }
    this.#context.use([figure]);
    const style = FORMS.has(form) && form !== '' ? form : undefined;
    const text = style === 'year' ? String(yearOf(figure.period)) : writeValue(figure, style, this.#language);
    return { kind: 'figure', text: isolate(text, this.#language), trace: key };
  }

  #source(id: string, where: string): Inline {
    const text = this.#context.citation(id, this.#language);
    if (text === undefined) {
      this.#find({
        rule: 'unknown-source',
        severity: 'error',
        message: `There is no source ${id}. Take its id from the list beside the text.`,
        where,
        subject: id,
      });
      return this.#unknown('unknownSource', id);
    }
    const address = sourceById(id)?.url ?? '';
    return isHttps(address) ? { kind: 'link', text, href: address } : { kind: 'text', text };
  }

  #unknown(word: 'unknownFigure' | 'unknownSource', what: string): Inline {
    const text = `[${WORDS[word][this.#language]} ${isolate(what, this.#language)}]`;
    return { kind: 'text', text, emphasis: true };
  }

  #find(finding: Omit<TextFinding, 'severity'> & Partial<Pick<TextFinding, 'severity'>>): void {
    this.findings.push({ severity: 'warning', ...finding });
  }
}

function isHttps(address: string): boolean {
  return /^https:\/\/[^\s/?#@:]+\.[^\s/?#@:]+(?::\d{1,5})?(?:[/?#]|$)/i.test(address) && URL.canParse(address);
}

// A name, a number with its groups, an address: what a right-to-left line would tear apart.
const FOREIGN = /[\p{Script=Latin}\d](?:[\p{Script=Latin}\p{M}\d\s.,:;%/&'’()+–-]*[\p{Script=Latin}\p{M}\d%])?/gu;

function isolateForeign(text: string, language: Language): string {
  return directionOf(language) === 'rtl' ? text.replace(FOREIGN, (run) => isolate(run, language)) : text;
}

/** The figure in force with a key. */
async function findFigure(key: string, context: ProfileContext): Promise<Figure | undefined> {
  const query = queryOf(key);
  if (!query) return undefined;
  return (await context.figures(query)).find((figure) => figureKey(figure) === key);
}

function queryOf(key: string): FigureQuery | undefined {
  const [indicator, place, counterpart, sex, age, period, ...extra] = key.split('~');
  if (!indicator || !place || !counterpart || !sex || !age || !period) return undefined;
  const [first = '', last = first] = period.split('--');
  const [from, to] = [Number.parseInt(first, 10), Number.parseInt(last, 10)];
  if (!Number.isInteger(from) || !Number.isInteger(to)) return undefined;
  const source = extra.find((part) => part.startsWith('@'))?.slice(1);
  return {
    indicators: [indicator],
    places: [place],
    counterparts: [counterpart],
    sexes: [sex],
    ages: [age],
    from,
    to,
    ...(source && { sources: [source] }),
  };
}
