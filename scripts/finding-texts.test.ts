import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { MESSAGE_TEXTS, PHRASE_TEXTS } from '../packages/statistics/src/finding-texts/catalogue.ts';
import { phraseIn } from '../packages/statistics/src/finding-texts/finding-text.ts';

const ENGLISH = [...MESSAGE_TEXTS, ...Object.values(PHRASE_TEXTS).flat()].map(({ en }) => en);
const SLOT = /\{[a-z]\w*(?:#|@|!|\*|~[a-z-]*\+?)?\}/;

/** Rules in the first column of a table of findings, but for families such as `sdmx-…`. */
function rulesIn(page: string, column: number, heading: RegExp): readonly string[] {
  const [, after = ''] = readFileSync(page, 'utf8').split(heading);
  const [section = ''] = after.split(/^## /m);
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .flatMap((row) => [...(row.split('|')[column] ?? '').matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map(([, id = '']) => id));
}

const ruleKnown = (rule: string): boolean =>
  MESSAGE_TEXTS.some(({ rules }) => rules.includes(rule) || rules.includes(rule.replace(/^sdmx-/, '')));

describe('texts of findings', () => {
  it('has texts for every rule that is documented for statisticians', () => {
    const rules = rulesIn('docs/for-statisticians.md', 1, /^## Findings$/m);
    expect(rules.length).toBeGreaterThan(60);
    expect(rules.filter((rule) => !ruleKnown(rule))).toEqual([]);
  });

  it('has texts for every rule of SDMX that is documented', () => {
    const rules = rulesIn('packages/sdmx/README.md', 2, /^## What is read although it leaves the standard$/m);
    expect(rules.length).toBeGreaterThan(30);
    expect(rules.filter((rule) => !ruleKnown(rule))).toEqual([]);
  });
});

/** Where messages of findings are written. Writers and the query service speak to programs; proposals give reasons. */
const SOURCES = globSync(
  [
    'packages/{tabular,statistics,sdmx}/src/**/*.ts',
    'packages/evidence/src/{*,reading/*}.ts',
    'packages/evidence/src/imports/job-run.ts',
    'packages/profile/src/editions/*.ts',
    'packages/spaces/src/editions/readiness.ts',
    'apps/cli/src/{import-command,mapping-file}.ts',
  ],
  {
    exclude: [
      '**/*.test.ts',
      '**/*fixture*',
      '**/testing/**',
      '**/write/**',
      '**/rest/**',
      'packages/sdmx/src/{write,urn}*',
    ],
  },
);

/** Sentences of the packages that are no messages: notes beside figures, and reasons of a proposed mapping. */
const NO_MESSAGES = [
  // Stands within a message, which has a text with it and one without.
  /^ Did you mean “.*”\?$/,
  /^(?:Heading m|M)arked .*\.$/,
  /^The period is marked /,
  /^Type of data: /,
  /together(?:, both of unknown origin)?\.$/,
  /^Its heading “/,
  /^Neither its heading nor its values /,
  /^ ?Gaps in it mean /,
  /^Column .* gives .* already\.$/,
  /^Without it, rows that differ /,
  /of its cells read as/,
];

/** What stands for an expression inside a message. */
const HOLE = '\uFFFC';

/** A text as it is written in a source: literals joined, expressions as holes; nothing for other expressions. */
function written(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    const holes = node.templateSpans.map(({ expression, literal }) => {
      return (expression.getText().startsWith('quoted(') ? `“${HOLE}”` : HOLE) + literal.text;
    });
    return node.head.text + holes.join('');
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [written(node.left), written(node.right)];
    return left === undefined || right === undefined ? undefined : left + right;
  }
  return undefined;
}

/** Errors of programming are not shown to people who bring data. */
const isProgrammingError = (node: ts.Node): boolean =>
  ts.isNewExpression(node.parent) && /^(?:Range|Type)?Error$/.test(node.parent.expression.getText());

function sentencesOf(path: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const text = written(node);
    if (text === undefined) {
      ts.forEachChild(node, visit);
      return;
    }
    const isSentence = /[a-z]{2,} .*[a-z]{2,}.*[.?]$/s.test(text) && !text.startsWith('<');
    if (isSentence && !isProgrammingError(node)) found.push(text);
    if (ts.isTemplateExpression(node)) for (const { expression } of node.templateSpans) visit(expression);
  };
  visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true));
  return found.filter((text) => !NO_MESSAGES.some((pattern) => pattern.test(text)));
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const patternOf = (pieces: readonly string[]): RegExp => new RegExp(`^${pieces.map(escaped).join('.*')}$`, 's');
/** Templates that say little by themselves would fit anything. */
const TEMPLATES = ENGLISH.map((text) => ({ text, pieces: text.split(SLOT) }))
  .filter(({ pieces }) => pieces.join('').replace(/\W/g, '').length > 7)
  .map(({ text, pieces }) => ({ text, pattern: patternOf(pieces) }));

/** Whether a message may have been made from a template: either has slots where the other has words. */
function hasText(sentence: string): boolean {
  if (!sentence.includes(HOLE)) {
    return ['', ...Object.keys(PHRASE_TEXTS)].some((group) => phraseIn(group, sentence, 'en') !== undefined);
  }
  const own = patternOf(sentence.split(HOLE));
  return TEMPLATES.some(({ text, pattern }) => pattern.test(sentence) || own.test(text));
}

describe('messages in the sources', () => {
  it('reads the sources in which messages are written', () => {
    expect(SOURCES.flatMap(sentencesOf).length).toBeGreaterThan(150);
  });

  it.each(SOURCES)('%s: every message has its texts in packages/statistics/src/finding-texts/texts', (path) => {
    expect(sentencesOf(path).filter((sentence) => !hasText(sentence))).toEqual([]);
  });
});
