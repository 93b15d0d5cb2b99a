import type { Inline } from '@sterna/document';
import { directionOf } from '@sterna/vocabulary';
import { ExternalHyperlink, InternalHyperlink, type IRunOptions, type ParagraphChild, TextRun } from 'docx';
import { outsideAddress } from '../address.ts';
import { directionRuns } from '../direction-runs.ts';
import { cleanText } from '../text.ts';
import type { DocxContext } from './docx-context.ts';
import { LANGUAGE_TAGS } from './docx-style.ts';

/**
 * Text as runs. In Arabic a run goes from right to left unless it is an isolate of its own (a number, a Latin name);
 * the invisible isolates themselves are left out.
 */
export function textRuns(
  text: string,
  context: DocxContext,
  style: IRunOptions = {},
  isolated = false,
): readonly TextRun[] {
  return directionRuns(cleanText(text), context.document.language, isolated).map((run) => {
    const rightToLeft = context.rightToLeft && run.direction !== 'ltr';
    return new TextRun({ ...style, text: run.text, ...(rightToLeft ? { rightToLeft } : {}) });
  });
}

/** A figure; when the annex accounts for it, a link to its row there. */
export function figureRuns(
  text: string,
  trace: string | undefined,
  context: DocxContext,
  style: IRunOptions = {},
): readonly ParagraphChild[] {
  const runs = textRuns(text, context, style, true);
  const anchor = trace === undefined ? undefined : context.bookmarks.get(trace);
  return anchor === undefined ? runs : [new InternalHyperlink({ anchor, children: runs })];
}

function foreignRun(inline: Inline & { kind: 'text' }): TextRun | undefined {
  if (inline.language === undefined) return undefined;
  const rightToLeft = directionOf(inline.language) === 'rtl';
  const tag = LANGUAGE_TAGS[inline.language];
  return new TextRun({
    text: cleanText(inline.text),
    bold: inline.emphasis ?? false,
    italics: inline.italic ?? false,
    rightToLeft,
    language: rightToLeft ? { bidirectional: tag } : { value: tag },
  });
}

function styleOf(inline: Inline & { kind: 'text' }): IRunOptions {
  return { ...(inline.emphasis && { bold: true }), ...(inline.italic && { italics: true }) };
}

/** Text, figures and links as Word's runs and hyperlinks. */
export function inlineRuns(content: readonly Inline[], context: DocxContext): readonly ParagraphChild[] {
  return content.flatMap((inline): readonly ParagraphChild[] => {
    if (inline.kind === 'figure') return figureRuns(inline.text, inline.trace, context);
    if (inline.kind === 'link') {
      const address = outsideAddress(inline.href);
      if (address === undefined) return textRuns(inline.text, context);
      return [
        new ExternalHyperlink({ link: address, children: textRuns(inline.text, context, { style: 'Hyperlink' }) }),
      ];
    }
    const foreign = inline.language === context.document.language ? undefined : foreignRun(inline);
    const runs = foreign ? [foreign] : textRuns(inline.text, context, styleOf(inline));
    return inline.onNewLine ? [new TextRun({ break: 1 }), ...runs] : runs;
  });
}
