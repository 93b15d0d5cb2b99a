import type { Block, DataTable, Document, Inline, KeyFigure, Section } from '@sterna/document';
import { directionOf, type Language } from '@sterna/vocabulary';
import { outsideAddress } from '../address.ts';
import { type ChartBlock, rowsOf } from '../chart-rows.ts';
import { columnWeights, isNumeric } from '../column.ts';
import { type FigureNumber, numberFigures, walkBlocks } from '../contents.ts';
import { directionRuns } from '../direction-runs.ts';
import { footnotesOf } from '../footnotes.ts';
import { producerLine, titleOf } from '../imprint.ts';
import { drawForPaper, PAPER_WIDTHS, type PaperWidth } from '../picture/file-picture.ts';
import { breakable, cleanText, leadIn, plainText, shortened, withoutDirectionMarks } from '../text.ts';
import { type TraceAnchors, traceAnchors } from '../trace-anchors.ts';

/** A value that JSON can hold; the template reads text from it as text, never as markup. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What the template reads: the data and, by file name, the pictures. */
export interface PdfInput {
  readonly data: Json;
  readonly pictures: ReadonlyMap<string, string>;
}

/** Longer texts and tables may be divided between pages: what must stay whole must fit a page. */
const WHOLE_TEXT = 900;
const WHOLE_TABLE = { rows: 10, letters: 1800 } as const;

/** Gathers what the template needs: text in runs with their direction, numbers of figures, pictures as files. */
class PdfDataBuilder {
  readonly document: Document;
  readonly numbers: ReadonlyMap<string, FigureNumber>;
  readonly anchors: TraceAnchors;
  readonly pictures = new Map<string, string>();
  readonly last: Block | undefined;
  /** Of the text at hand: the document's, or that of a contribution in another. */
  language: Language;

  constructor(document: Document) {
    this.document = document;
    this.language = document.language;
    this.numbers = numberFigures(document);
    this.anchors = traceAnchors(document);
    this.last = [...walkBlocks(document)].at(-1);
  }

  build(): PdfInput {
    const { document } = this;
    const data: Json = {
      language: document.language,
      direction: directionOf(document.language),
      kicker: this.runs(document.kicker),
      title: this.runs(document.title),
      plainTitle: titleOf(document),
      runningHead: [shortened(document.title, 48), shortened(document.kicker, 56)].map((text) => this.runs(text)),
      brief: document.isBrief ?? false,
      edited: document.edited.split('-').map(Number),
      summary: this.inlines(document.summary),
      keyFigures: document.keyFigures.map((figure) => this.keyFigure(figure)),
      meta: document.meta.map((line) => this.runs(line)),
      sections: document.sections.map((section) => this.section(section)),
      contents: this.runs(document.words.contents),
      author: withoutDirectionMarks(cleanText(document.words.producer)),
      imprint: this.runs(producerLine(document)),
    };
    return { data, pictures: this.pictures };
  }

  /** Text as runs; a run without a direction of its own is a bare string. */
  runs(text: string, isolated = false): Json {
    return directionRuns(breakable(cleanText(text)), this.language, isolated).map((run) =>
      run.direction === undefined ? run.text : { text: run.text, direction: run.direction },
    );
  }

  inlines(content: readonly Inline[]): Json {
    return content.map((inline) => {
      if (inline.kind === 'figure') {
        return { runs: this.runs(inline.text, true), to: this.anchors.byTrace.get(inline.trace) ?? null };
      }
      if (inline.kind === 'link') return { runs: this.runs(inline.text), href: outsideAddress(inline.href) ?? null };
      const foreign = inline.language !== undefined && inline.language !== this.language;
      return {
        runs: foreign ? [cleanText(inline.text)] : this.runs(inline.text),
        emphasis: inline.emphasis ?? false,
        italic: inline.italic ?? false,
        language: foreign ? (inline.language ?? null) : null,
        onNewLine: inline.onNewLine ?? false,
      };
    });
  }

  keyFigure(figure: KeyFigure): Json {
    return {
      value: this.runs(figure.value, true),
      to: this.anchors.byTrace.get(figure.trace) ?? null,
      label: this.runs(figure.label),
      change: figure.change ? this.runs(figure.change) : null,
    };
  }

  section(section: Section): Json {
    return {
      number: section.number,
      title: this.runs(section.title),
      blocks: rowsOf(section.blocks).map((row) =>
        row.kind === 'pair'
          ? { kind: 'pair', charts: row.charts.map((chart) => this.chart(chart, 'half')) }
          : this.block(row.block),
      ),
      sections: section.sections.map((inner) => this.section(inner)),
    };
  }

  block(block: Block): Json {
    switch (block.kind) {
      case 'statement':
      case 'paragraph':
        return {
          kind: block.kind,
          content: this.inlines(block.content),
          whole: plainText(block.content).length < WHOLE_TEXT,
        };
      case 'heading':
        return { kind: 'heading', content: this.inlines(block.content) };
      case 'list':
        return {
          kind: 'list',
          ordered: block.ordered ?? false,
          items: block.items.map((item) => this.inlines(item)),
          // Divided in two, it would begin with 1 again.
          closes: !block.ordered && this.closes(block),
        };
      case 'contribution':
        return this.contribution(block);
      case 'key-figures':
        return { kind: 'key-figures', items: block.items.map((item) => this.keyFigure(item)) };
      case 'chart':
        return this.chart(block, 'whole');
      case 'table':
        return { kind: 'table', ...this.table(block.table) };
      case 'notice':
        return {
          kind: 'notice',
          tone: block.tone,
          title: this.runs(block.title),
          content: this.inlines(block.content),
        };
      case 'definitions':
        return {
          kind: 'definitions',
          items: block.items.map(({ term, text }) => ({ term: this.runs(term), text: this.inlines(text) })),
          closes: this.closes(block),
        };
    }
  }

  /** What an institution has written; its runs follow the direction of its own language. */
  contribution(block: Block & { kind: 'contribution' }): Json {
    const by = this.runs(block.by);
    this.language = block.language;
    const blocks = block.blocks.map((inner) => this.block(inner));
    this.language = this.document.language;
    return { kind: 'contribution', by, language: block.language, direction: directionOf(block.language), blocks };
  }

  /** True for the last block of the document, unless it is so long that its end must be divided, too. */
  closes(block: Block): boolean {
    return block === this.last && JSON.stringify(block).length < 60 * WHOLE_TEXT;
  }

  chart({ chart, table }: ChartBlock, place: PaperWidth): Json {
    const { svg, width } = drawForPaper(chart, place);
    const file = `picture-${this.pictures.size + 1}.svg`;
    this.pictures.set(file, svg);
    const isMap = chart.kind === 'flow-map' || chart.kind === 'choice-map';
    return {
      kind: 'chart',
      file,
      width: (100 * width) / PAPER_WIDTHS[place],
      alternative: withoutDirectionMarks(cleanText(`${chart.title}. ${chart.description}`)),
      label: this.runs(this.numbers.get(chart.id)?.label ?? ''),
      title: this.runs(chart.title),
      subtitle: this.runs(chart.subtitle),
      notes: isMap ? [this.runs(this.document.words.boundaries)] : [],
      source: this.source(table),
    };
  }

  source(table: DataTable): Json {
    if (table.sources.length === 0) return null;
    const texts = table.sources.map((source) => source.text).join(' · ');
    return this.runs(`${leadIn(this.document.words.source, this.document.language)} ${texts}`);
  }

  table(table: DataTable): { readonly [key: string]: Json } {
    const footnotes = footnotesOf(table);
    const weights = columnWeights(table);
    const letters = table.rows.flat().reduce((sum, { text }) => sum + text.length, 0);
    return {
      label: this.runs(this.numbers.get(table.id)?.label ?? ''),
      caption: this.runs(table.caption),
      whole: table.rows.length <= WHOLE_TABLE.rows && letters < WHOLE_TABLE.letters,
      columns: table.columns.map(({ label, unit, type }, index) => ({
        label: this.runs(label),
        unit: unit ? this.runs(unit) : null,
        numeric: isNumeric(type),
        weight: weights[index] ?? 1,
      })),
      rows: table.rows.map((row) =>
        row.map((cell, index) => {
          const numeric = isNumeric(table.columns[index]?.type ?? 'text');
          return {
            runs: this.runs(cell.text, numeric && cell.value !== null),
            missing: cell.value === null,
            mark: footnotes.markOf(cell),
            anchor: this.anchors.byCell.get(cell) ?? null,
            to: cell.trace === undefined ? null : (this.anchors.byTrace.get(cell.trace) ?? null),
          };
        }),
      ),
      footnotes: footnotes.list.map(({ mark, text }) => ({ mark, text: this.runs(text) })),
      notes: table.notes.map((note) => this.runs(note)),
      source: this.source(table),
    };
  }
}

/** Turns a document into the template's data and pictures. */
export function pdfInput(document: Document): PdfInput {
  return new PdfDataBuilder(document).build();
}
