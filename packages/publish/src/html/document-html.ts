import { chartCss } from '@sterna/charts';
import type { Document, Section } from '@sterna/document';
import { directionOf } from '@sterna/vocabulary';
import { numberFigures } from '../contents.ts';
import { traceAnchors } from '../trace-anchors.ts';
import { documentCss } from './document-css.ts';
import { escapeHtml } from './escape.ts';
import type { DownloadFormat, FileFormat, HtmlContext } from './html-context.ts';
import { renderInlines } from './inline-html.ts';
import { renderKeyFigures, renderSection } from './section-html.ts';

export interface HtmlOptions {
  /**
   * The address of a figure's trace. Without it, or where it gives nothing, a figure leads to the first cell of the
   * annex with its trace, or stands as text when there is none.
   */
  readonly linkTrace?: (key: string) => string | undefined;
  /** The address of a policy document, or of a page of it, that a cell leads to. */
  readonly linkDocument?: (key: string) => string | undefined;
  /** The address of a chart (`svg`, `png`, by the chart's id) or of data (`csv`, by the table's id) as a file. */
  readonly linkFile?: (id: string, format: FileFormat) => string;
  /** The address of the whole document as a file. */
  readonly linkDownload?: (format: DownloadFormat) => string;
  /** A whole page with its style sheet inside, instead of an `article` to place in a page. */
  readonly standalone?: boolean;
}

const DOWNLOADS: readonly { readonly format: DownloadFormat; readonly name: string }[] = [
  { format: 'pdf', name: 'PDF' },
  { format: 'docx', name: 'Word' },
  { format: 'xlsx', name: 'Excel' },
];

function renderDownloads(context: HtmlContext): string {
  const { linkDownload, document } = context;
  if (linkDownload === undefined) return '';
  const items = DOWNLOADS.map(
    ({ format, name }) => `<li><a href="${escapeHtml(linkDownload(format))}" download>${name}</a></li>`,
  );
  return `<ul class="downloads" aria-label="${escapeHtml(document.words.download)}">${items.join('')}</ul>`;
}

function renderHead(context: HtmlContext): string {
  const { document } = context;
  const meta = document.meta.map((line) => `<li>${escapeHtml(line)}</li>`).join('');
  return `<header class="document-head">
<p class="kicker">${escapeHtml(document.kicker)}</p>
<h1>${escapeHtml(document.title)}</h1>
<p class="summary">${renderInlines(document.summary, context)}</p>
<div class="about">${meta ? `<ul class="meta">${meta}</ul>` : ''}${renderDownloads(context)}</div>
</header>`;
}

/** Contents lists with more entries than this show the sections of one part at a time. */
const SHORT_CONTENTS = 16;

function renderContentsEntry({ id, number, title, sections }: Section, inner: string): string {
  const shown = number ? `<span class="number">${escapeHtml(number)}</span> ${escapeHtml(title)}` : escapeHtml(title);
  const list = inner !== '' && sections.length > 0 ? `<ol>${inner}</ol>` : '';
  return `<li><a href="#${escapeHtml(id)}">${shown}</a>${list}</li>`;
}

function renderContents({ sections, words }: Document): string {
  const items = sections.map((part) => {
    const inner = part.sections.map((section) => renderContentsEntry(section, '')).join('');
    return renderContentsEntry(part, inner);
  });
  const entries = sections.reduce((sum, part) => sum + 1 + part.sections.length, 0);
  const short = entries <= SHORT_CONTENTS ? ' short' : '';
  return `<nav class="contents${short}" aria-label="${escapeHtml(words.contents)}"><ol>${items.join('\n')}</ol></nav>`;
}

function renderArticle(context: HtmlContext): string {
  const { document } = context;
  return `<article class="document" lang="${document.language}" dir="${directionOf(document.language)}">
${renderHead(context)}
${document.keyFigures.length > 0 ? renderKeyFigures(document.keyFigures, context) : ''}
<div class="document-body">
${renderContents(document)}
<div class="parts">
${document.sections.map((section) => renderSection(section, 1, context)).join('\n')}
</div>
</div>
</article>`;
}

function renderPage(document: Document, article: string): string {
  return `<!doctype html>
<html lang="${document.language}" dir="${directionOf(document.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${escapeHtml(document.words.producer)}">
<title>${escapeHtml(document.title)} · ${escapeHtml(document.kicker)}</title>
<style>
${documentCss()}
${chartCss}
</style>
</head>
<body>
<main>
${article}
</main>
<footer class="document-foot"><p>${escapeHtml(document.words.producer)}</p></footer>
</body>
</html>
`;
}

/**
 * Renders a document as HTML: semantic, complete without scripts, with every figure a link to its trace.
 *
 * All text is escaped; addresses other than relative, http, https and mailto become text. Style it with
 * `@sterna/publish/document.css` and the charts' own style sheet.
 *
 * @returns an `article` element, or with `standalone` a whole page that needs no other file
 */
export function renderHtml(document: Document, options: HtmlOptions = {}): string {
  const anchors = traceAnchors(document);
  const context: HtmlContext = {
    document,
    numbers: numberFigures(document),
    anchors,
    linkDocument: (key) => options.linkDocument?.(key),
    linkTrace: (key) => {
      const anchor = anchors.byTrace.get(key);
      return options.linkTrace?.(key) ?? (anchor === undefined ? undefined : `#${anchor}`);
    },
    linkFile: options.linkFile,
    linkDownload: options.linkDownload,
  };
  const article = renderArticle(context);
  return options.standalone ? renderPage(document, article) : article;
}
