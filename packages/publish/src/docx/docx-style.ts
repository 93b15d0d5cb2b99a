import { directionOf, type Language } from '@sterna/vocabulary';
import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat, LineRuleType } from 'docx';

/** Colours of the page's light scheme, as Word writes them. */
export const COLOURS = {
  ink: '14232B',
  muted: '56656D',
  rule: 'D5DAD7',
  accent: '0B6B66',
  warning: 'C9821A',
  warningText: '8A5A0C',
  surface: 'EEF4F2',
} as const;

/** Width of the text on A4 with our margins, in twentieths of a point. */
export const TEXT_WIDTH = 9300;

/** Names of the styles of our own, for people who restyle the file. */
export const STYLES = {
  kicker: 'SternaKicker',
  summary: 'SternaSummary',
  meta: 'SternaMeta',
  statement: 'SternaStatement',
  subtitle: 'SternaChartSubtitle',
  source: 'SternaSource',
  notice: 'SternaNotice',
  byline: 'SternaByline',
  term: 'SternaTerm',
  keyFigure: 'SternaKeyFigure',
  keyLabel: 'SternaKeyLabel',
  cell: 'SternaCell',
  contentsTitle: 'SternaContentsTitle',
} as const;

/** Language tags as word processors know them. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = {
  fr: 'fr-FR',
  en: 'en-GB',
  es: 'es-ES',
  ar: 'ar-SA',
};

interface StyleWish {
  readonly id: string;
  readonly name: string;
  /** In half points. */
  readonly size: number;
  readonly color?: string;
  readonly bold?: boolean;
  /** Space before and after, in twentieths of a point. */
  readonly before?: number;
  readonly after?: number;
  readonly keepNext?: boolean;
}

const PARAGRAPH_STYLES: readonly StyleWish[] = [
  { id: STYLES.kicker, name: 'Sterna Kicker', size: 22, bold: true, color: COLOURS.accent, before: 2200, after: 60 },
  { id: STYLES.summary, name: 'Sterna Summary', size: 28, after: 280 },
  { id: STYLES.meta, name: 'Sterna Meta', size: 18, color: COLOURS.muted, after: 40 },
  { id: STYLES.statement, name: 'Sterna Statement', size: 24, after: 160 },
  { id: STYLES.subtitle, name: 'Sterna Chart Subtitle', size: 18, color: COLOURS.muted, after: 80, keepNext: true },
  { id: STYLES.source, name: 'Sterna Source', size: 17, color: COLOURS.muted, after: 60 },
  { id: STYLES.notice, name: 'Sterna Notice', size: 21, before: 160, after: 160 },
  { id: STYLES.byline, name: 'Sterna Byline', size: 18, color: COLOURS.muted, before: 200, after: 60, keepNext: true },
  { id: STYLES.term, name: 'Sterna Term', size: 21, bold: true, before: 120, after: 20, keepNext: true },
  { id: STYLES.keyFigure, name: 'Sterna Key Figure', size: 40, bold: true, before: 100, after: 0, keepNext: true },
  { id: STYLES.keyLabel, name: 'Sterna Key Label', size: 18, color: COLOURS.muted, after: 20 },
  { id: STYLES.cell, name: 'Sterna Cell', size: 18, before: 30, after: 30 },
  { id: 'TOC1', name: 'toc 1', size: 22, bold: true, before: 160, after: 40 },
  { id: 'TOC2', name: 'toc 2', size: 21, after: 40 },
  { id: STYLES.contentsTitle, name: 'Sterna Contents Title', size: 40, bold: true, after: 200 },
];

function headingStyle(
  size: number,
  before: number,
  after: number,
): NonNullable<NonNullable<IStylesOptions['default']>['heading1']> {
  return { run: { size, bold: true, color: COLOURS.ink }, paragraph: { keepNext: true, spacing: { before, after } } };
}

/** Numbered lists, as people write them. */
export const NUMBERED_LIST = 'sterna-numbered';

export const NUMBERING: INumberingOptions = {
  config: [
    {
      reference: NUMBERED_LIST,
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: '%1.',
          alignment: AlignmentType.START,
          style: { paragraph: { indent: { start: 567, hanging: 397 } } },
        },
      ],
    },
  ],
};

/** The styles of the file: Word's own headings, title and caption, and named ones for everything else. @param isBrief smaller heads */
export function docxStyles(language: Language, isBrief = false): IStylesOptions {
  const tag = LANGUAGE_TAGS[language];
  const bidirectional = directionOf(language) === 'rtl';
  return {
    default: {
      document: {
        run: {
          size: 21,
          color: COLOURS.ink,
          font: { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Arial' },
          language: { value: bidirectional ? 'en-GB' : tag, bidirectional: bidirectional ? tag : 'ar-SA' },
        },
        paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { size: isBrief ? 44 : 72, bold: true, color: COLOURS.ink },
        paragraph: { spacing: { after: 160, line: 240, lineRule: LineRuleType.AUTO } },
      },
      heading1: isBrief ? headingStyle(32, 280, 120) : headingStyle(40, 560, 200),
      heading2: isBrief ? headingStyle(24, 240, 80) : headingStyle(28, 400, 160),
      heading3: headingStyle(24, 300, 120),
      heading4: headingStyle(21, 240, 80),
      caption: {
        run: { size: 21, bold: true, italics: false, color: COLOURS.ink },
        paragraph: { keepNext: true, spacing: { before: 320, after: 40 } },
      },
      hyperlink: { run: { color: COLOURS.accent, underline: {} } },
    },
    paragraphStyles: PARAGRAPH_STYLES.map(({ id, name, size, color, bold, before, after, keepNext }) => ({
      id,
      name,
      basedOn: 'Normal',
      quickFormat: true,
      run: { size, ...(color ? { color } : {}), ...(bold ? { bold } : {}) },
      // The cover's first line stands down the page.
      paragraph: {
        spacing: { before: isBrief && id === STYLES.kicker ? 0 : (before ?? 0), after: after ?? 0 },
        ...(keepNext ? { keepNext } : {}),
      },
    })),
  };
}
