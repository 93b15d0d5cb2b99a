import type { Block, KeyFigure, Section } from '@sterna/document';
import { directionOf } from '@sterna/vocabulary';
import { rowsOf } from '../chart-rows.ts';
import { renderChartFigure, renderTableBlock } from './chart-html.ts';
import { escapeHtml } from './escape.ts';
import type { HtmlContext } from './html-context.ts';
import { renderFigure, renderInlines } from './inline-html.ts';

/** Key figures as a definition list; the figure is shown above its label and read after it. */
export function renderKeyFigures(items: readonly KeyFigure[], context: HtmlContext): string {
  const groups = items.map(({ value, trace, label, change }) => {
    const changed = change ? `<dd class="change">${escapeHtml(change)}</dd>` : '';
    return `<div><dt>${escapeHtml(label)}</dt><dd class="value">${renderFigure(value, trace, context)}</dd>${changed}</div>`;
  });
  return `<dl class="key-figures">${groups.join('\n')}</dl>`;
}

function renderBlock(block: Block, level: number, context: HtmlContext): string {
  switch (block.kind) {
    case 'statement':
      return `<p class="statement">${renderInlines(block.content, context)}</p>`;
    case 'paragraph':
      return `<p>${renderInlines(block.content, context)}</p>`;
    case 'heading':
      return `<h${level}>${renderInlines(block.content, context)}</h${level}>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      const items = block.items.map((item) => `<li>${renderInlines(item, context)}</li>`);
      return `<${tag} class="items">${items.join('\n')}</${tag}>`;
    }
    case 'contribution':
      return renderContribution(block, level, context);
    case 'key-figures':
      return renderKeyFigures(block.items, context);
    case 'chart':
      return renderChartFigure(block, 'wide', level, context);
    case 'table':
      return renderTableBlock(block.table, context);
    case 'notice':
      return `<div class="notice ${block.tone}" role="note"><p><strong class="notice-title">${escapeHtml(block.title)}</strong> ${renderInlines(block.content, context)}</p></div>`;
    case 'definitions':
      return `<dl class="definitions">${block.items
        .map(({ term, text }) => `<div><dt>${escapeHtml(term)}</dt><dd>${renderInlines(text, context)}</dd></div>`)
        .join('\n')}</dl>`;
  }
}

/** What an institution has written, under a line that says so; in its own language and direction. */
function renderContribution(block: Block & { kind: 'contribution' }, level: number, context: HtmlContext): string {
  const { language } = block;
  const foreign = language !== context.document.language;
  const within = foreign ? { ...context, document: { ...context.document, language } } : context;
  const own = foreign ? ` lang="${language}" dir="${directionOf(language)}"` : '';
  const blocks = block.blocks.map((inner) => renderBlock(inner, level, within));
  return `<div class="contribution"><p class="by">${escapeHtml(block.by)}</p>
<div${own}>${blocks.join('\n')}</div></div>`;
}

/** Blocks in their order; charts that share a row stand side by side. */
export function renderBlocks(blocks: readonly Block[], level: number, context: HtmlContext): string {
  return rowsOf(blocks)
    .map((row) => {
      if (row.kind === 'one') return renderBlock(row.block, level, context);
      const charts = row.charts.map((chart) => renderChartFigure(chart, 'half', level, context));
      return `<div class="pair">${charts.join('\n')}</div>`;
    })
    .join('\n');
}

/**
 * A section with everything below it.
 *
 * @param depth 1 for a part; its heading is one level below that, under the document's h1
 */
export function renderSection(section: Section, depth: number, context: HtmlContext): string {
  const level = Math.min(depth + 1, 5);
  const id = escapeHtml(section.id);
  const number = section.number ? `<span class="number">${escapeHtml(section.number)}</span> ` : '';
  return `<section class="${depth === 1 ? 'part' : 'section'}" id="${id}" aria-labelledby="${id}-title">
<h${level} id="${id}-title">${number}${escapeHtml(section.title)}</h${level}>
${renderBlocks(section.blocks, level + 1, context)}
${section.sections.map((inner) => renderSection(inner, depth + 1, context)).join('\n')}</section>`;
}
