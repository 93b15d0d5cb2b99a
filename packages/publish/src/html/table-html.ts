import type { DataTable, SourceNote, TableCell, TableColumn } from '@sterna/document';
import { safeAddress } from '../address.ts';
import { isNumeric } from '../column.ts';
import { type Footnotes, footnotesOf } from '../footnotes.ts';
import { leadIn } from '../text.ts';
import { escapeHtml } from './escape.ts';
import type { HtmlContext } from './html-context.ts';
import { isolateHtml, renderFigure } from './inline-html.ts';

/** `Source: UN DESA …`, one line for all sources of a chart or table, and a remark below; empty without either. */
export function renderSources(sources: readonly SourceNote[], context: HtmlContext, remark?: string): string {
  const { words, language } = context.document;
  const texts = sources.map((source) => escapeHtml(source.text)).join(' · ');
  const lines = [texts && `${escapeHtml(leadIn(words.source, language))} ${texts}`, escapeHtml(remark ?? '')];
  const written = lines.filter(Boolean).map((line) => `<p class="source">${line}</p>`);
  return written.length > 0 ? `<div class="sources">${written.join('')}</div>` : '';
}

function renderHeading(column: TableColumn): string {
  const unit = column.unit ? ` <span class="unit">${escapeHtml(column.unit)}</span>` : '';
  const numeric = isNumeric(column.type) ? ' class="number"' : '';
  return `<th scope="col"${numeric}>${escapeHtml(column.label)}${unit}</th>`;
}

function isRowHeading(cell: TableCell, column: TableColumn | undefined): boolean {
  return cell.trace === undefined && cell.value !== null && column !== undefined && !isNumeric(column.type);
}

/** Letters from which on a cell is read as a sentence, and needs some width also on a phone. */
const LONG = 80;

/** The text of a cell, leading to the policy document that it is about. */
function linked(markup: string, cell: TableCell, context: HtmlContext): string {
  const address = cell.document === undefined ? undefined : safeAddress(context.linkDocument(cell.document) ?? '');
  return address ? `<a href="${escapeHtml(address)}">${markup}</a>` : markup;
}

function renderCell(cell: TableCell, column: TableColumn | undefined, notes: Footnotes, context: HtmlContext): string {
  const anchor = context.anchors.byCell.get(cell);
  const leadsToItself = anchor !== undefined && context.linkTrace(cell.trace ?? '') === `#${anchor}`;
  const numeric = column !== undefined && isNumeric(column.type);
  const text =
    numeric || cell.trace !== undefined
      ? renderFigure(cell.text, leadsToItself ? undefined : cell.trace, context)
      : escapeHtml(cell.text);
  const classes = [numeric ? 'number' : '', cell.value === null ? 'missing' : '', cell.text.length > LONG ? 'long' : '']
    .filter(Boolean)
    .join(' ');
  const mark = notes.markOf(cell);
  return (
    `<td${anchor === undefined ? '' : ` id="${escapeHtml(anchor)}"`}${classes ? ` class="${classes}"` : ''}>` +
    `${linked(text, cell, context)}${mark ? `<sup>${mark}</sup>` : ''}</td>`
  );
}

function renderRow(row: readonly TableCell[], table: DataTable, notes: Footnotes, context: HtmlContext): string {
  const cells = row.map((cell, index) => {
    const column = table.columns[index];
    return index === 0 && isRowHeading(cell, column)
      ? `<th scope="row">${linked(isolateHtml(escapeHtml(cell.text), context), cell, context)}</th>`
      : renderCell(cell, column, notes, context);
  });
  return `<tr>${cells.join('')}</tr>`;
}

function renderNotes(table: DataTable, notes: Footnotes, context: HtmlContext): string {
  const lines = [
    ...notes.list.map(({ mark, text }) => `<li><sup>${mark}</sup> ${escapeHtml(text)}</li>`),
    ...table.notes.map((note) => `<li>${escapeHtml(note)}</li>`),
  ];
  if (lines.length === 0) return '';
  return `<ul class="notes" aria-label="${escapeHtml(context.document.words.notes)}">${lines.join('')}</ul>`;
}

/** A data table in a scroller that the keyboard can reach, with its notes below. */
export function renderTable(table: DataTable, context: HtmlContext): string {
  const notes = footnotesOf(table);
  const number = context.numbers.get(table.id);
  const label = number?.kind === 'table' ? `<span class="figure-number">${escapeHtml(number.label)}</span> · ` : '';
  // Captions may repeat within a document; a number makes the region's name its own.
  const name = number === undefined ? table.caption : `${number.label} · ${table.caption}`;
  const head = table.columns.map(renderHeading).join('');
  const rows = table.rows.map((row) => renderRow(row, table, notes, context)).join('\n');
  return (
    `<div class="scroller" role="region" tabindex="0" aria-label="${escapeHtml(name)}">` +
    `<table><caption><span>${label}${escapeHtml(table.caption)}</span></caption>` +
    `<thead><tr>${head}</tr></thead>\n<tbody>${rows}</tbody></table></div>` +
    renderNotes(table, notes, context)
  );
}
