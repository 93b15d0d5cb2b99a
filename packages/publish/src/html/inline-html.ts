import type { Inline } from '@sterna/document';
import { directionOf } from '@sterna/vocabulary';
import { safeAddress } from '../address.ts';
import { escapeHtml } from './escape.ts';
import type { HtmlContext } from './html-context.ts';

/** A figure as a quiet link to its trace. In Arabic it takes its own direction, so that it is not torn apart. */
export function renderFigure(text: string, trace: string | undefined, context: HtmlContext): string {
  const isolated = isolateHtml(escapeHtml(text), context);
  const address = trace === undefined ? undefined : context.linkTrace(trace);
  if (address === undefined) return isolated;
  return `<a class="trace" href="${escapeHtml(address)}">${isolated}</a>`;
}

/** Wraps markup in `bdi` where the document runs from right to left. */
export function isolateHtml(markup: string, context: HtmlContext): string {
  return directionOf(context.document.language) === 'rtl' ? `<bdi>${markup}</bdi>` : markup;
}

function renderText(inline: Inline & { kind: 'text' }, context: HtmlContext): string {
  const { language, emphasis = false, italic = false, onNewLine = false } = inline;
  const escaped = escapeHtml(inline.text);
  const text = (onNewLine ? '<br>' : '') + (italic ? `<em>${escaped}</em>` : escaped);
  const foreign = language !== undefined && language !== context.document.language;
  if (!foreign) return emphasis ? `<strong>${text}</strong>` : text;
  const tag = emphasis ? 'strong' : 'span';
  return `<${tag} lang="${language}" dir="${directionOf(language)}">${text}</${tag}>`;
}

/** A run of text, figures and links as HTML. */
export function renderInlines(content: readonly Inline[], context: HtmlContext): string {
  return content
    .map((inline) => {
      if (inline.kind === 'text') return renderText(inline, context);
      if (inline.kind === 'figure') return renderFigure(inline.text, inline.trace, context);
      const address = safeAddress(inline.href);
      const text = escapeHtml(inline.text);
      return address === undefined ? text : `<a href="${escapeHtml(address)}">${text}</a>`;
    })
    .join('');
}
