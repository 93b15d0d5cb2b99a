import type { Figure } from '@sterna/statistics';
import { placeByCode } from '@sterna/vocabulary';
import { describe, expect, it } from 'vitest';
import { ProfileContext } from '../context.ts';
import { withText } from './section-texts.ts';
import { writeText } from './write-text.ts';

const KEY = 'EMIGRANT_STOCK~MDA~_T~_T~_T~2020';

const FIGURE: Figure = {
  indicator: 'EMIGRANT_STOCK',
  refArea: 'MDA',
  counterpart: '_T',
  sex: '_T',
  age: '_T',
  dimensions: {},
  unit: 'PS',
  period: '2020',
  value: 1_159_443,
  status: 'A',
  origin: { kind: 'observed', release: 1, part: 1, row: 1 },
};

function contextIn(language: 'fr' | 'en' | 'es' | 'ar'): ProfileContext {
  const place = placeByCode('MDA');
  if (!place) throw new Error('no place');
  const releases = new Map([[1, { id: 1, source: 'UNDESA_STOCK', version: '2020', dated: '2021-01-15' }]]);
  const figures = async ({ indicators }: { readonly indicators?: readonly string[] }): Promise<readonly Figure[]> =>
    indicators?.includes('EMIGRANT_STOCK') ? [FIGURE] : [];
  return new ProfileContext(place, language, 2026, figures, releases);
}

async function inlinesOf(body: string, language: 'fr' | 'en' | 'es' | 'ar' = 'fr'): Promise<readonly unknown[]> {
  const { blocks } = await writeText(body, language, contextIn(language));
  const [first] = blocks;
  return first && 'content' in first ? first.content : [];
}

describe('writing a text as blocks', () => {
  it('writes a figure in the form of the language, with its trace', async () => {
    expect(await inlinesOf(`{figure ${KEY}}`)).toEqual([{ kind: 'figure', text: '1\u202f159\u202f443', trace: KEY }]);
    expect(await inlinesOf(`{figure ${KEY}}`, 'en')).toEqual([{ kind: 'figure', text: '1,159,443', trace: KEY }]);
    expect(await inlinesOf(`{figure ${KEY} amount}`, 'es')).toEqual([
      { kind: 'figure', text: '1,16 millones', trace: KEY },
    ]);
    expect(await inlinesOf(`{figure ${KEY} year}`, 'ar')).toEqual([
      { kind: 'figure', text: '\u20682020\u2069', trace: KEY },
    ]);
  });

  it('has the releases that a text refers to among the sources of the document', async () => {
    const context = contextIn('fr');
    await writeText('{source UNDESA_STOCK}', 'fr', context);
    expect(context.usedReleases()).toHaveLength(1);
  });

  it('shows what it cannot find, and says how to mend it', async () => {
    const { findings, blocks } = await writeText(`{figure X~Y} {source Z} {figure ${KEY} loud}`, 'fr', contextIn('fr'));
    expect(findings.map(({ rule, severity, subject, where }) => [rule, severity, subject, where])).toEqual([
      ['unknown-figure', 'error', 'X~Y', 'paragraph 1'],
      ['unknown-source', 'error', 'Z', 'paragraph 1'],
      ['unknown-form', 'warning', 'loud', 'paragraph 1'],
    ]);
    expect(JSON.stringify(blocks)).toContain('[chiffre introuvable\u00a0: X~Y]');
  });

  it.each([
    'javascript:alert(1)',
    'http://a.example',
    'https://user:secret@a.example',
    'https://localhost',
    'data:text/html,x',
    '//a.example',
    '/ar/trace',
  ])('makes no link to %s', async (href) => {
    const { blocks, findings } = await writeText(`[ici](${href})`, 'fr', contextIn('fr'));
    expect(JSON.stringify(blocks)).not.toContain('"link"');
    expect(JSON.stringify(blocks)).toContain('ici (');
    expect(findings.map(({ rule }) => rule)).toEqual(['link-refused']);
  });

  it('keeps numbers and Latin names whole in an Arabic text', async () => {
    expect(await inlinesOf('في عام 2020 أصدرت OIM-IOM 1,250 وثيقة', 'ar')).toEqual([
      { kind: 'text', text: 'في عام \u20682020\u2069 أصدرت \u2068OIM-IOM 1,250\u2069 وثيقة' },
    ]);
  });
});

describe('the text of a section', () => {
  const statement = { kind: 'statement', content: [{ kind: 'text', text: 'Computed.' }] } as const;
  const table = { kind: 'notice', tone: 'missing', title: '', content: [] } as const;
  const bodies = [{ language: 'fr', body: 'Un texte.' }] as const;

  it('stands behind the statements that open it, as its institution’s', async () => {
    const list = { kind: 'list', items: [] } as const;
    const blocks = await withText(
      'stocks',
      [statement, table, list],
      { bodies, by: { fr: 'Ministère' } },
      contextIn('fr'),
    );
    expect(blocks.map(({ kind }) => kind)).toEqual(['statement', 'notice', 'contribution', 'list']);
    expect(blocks[2]).toMatchObject({ by: 'Texte\u00a0: Ministère', language: 'fr' });
  });

  it('says which language it is in, where it is not the document’s', async () => {
    const text = { bodies, by: { fr: 'Ministère' } };
    const [, english] = await withText('stocks', [statement], text, contextIn('en'));
    expect(english).toMatchObject({ by: 'Text: Ministère (in French only)', language: 'fr' });
    const [, arabic] = await withText('stocks', [statement], text, contextIn('ar'));
    expect(arabic).toMatchObject({ by: 'النص: \u2068Ministère\u2069 (بالفرنسية فقط)' });
  });

  it('leaves its findings with the document, each with its section', async () => {
    const context = contextIn('fr');
    await withText('stocks', [], { bodies: [{ language: 'fr', body: '{figure X}' }], by: {} }, context);
    expect(context.textFindings).toMatchObject([{ rule: 'unknown-figure', where: 'stocks, paragraph 1' }]);
  });
});
