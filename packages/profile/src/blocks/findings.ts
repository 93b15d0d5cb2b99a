import type { Block, Inline } from '@sterna/document';
import { formatNumber, isolate } from '@sterna/vocabulary';
import { type ProfileContext, SEPARATORS } from '../context.ts';
import { chooseFigures } from '../statements/choose.ts';
import { writeStatement } from '../statements/write.ts';
import { FINDING_RULES, type FindingRule } from '../template/template.ts';

/** Findings that the figures lead to by the rules, each with its recommendation, targets and objectives. */
export async function assembleFindings(context: ProfileContext): Promise<readonly Block[]> {
  const items: (readonly Inline[])[] = [];
  for (const rule of FINDING_RULES) {
    const figures = await chooseFigures(rule.statement, context.place.code, context.figures);
    const runs = writeStatement(rule.statement, { place: context.place, language: context.language, figures });
    if (!runs) continue;
    context.use([...figures.values()]);
    items.push([
      ...runs,
      { kind: 'text', text: ' ' },
      { kind: 'text', text: rule.recommendation[context.language], emphasis: true },
      { kind: 'text', text: ` ${frameOf(rule, context)}` },
    ]);
  }
  if (items.length > 0) return [{ kind: 'list', items }];
  return [{ kind: 'paragraph', content: [{ kind: 'text', text: context.word('noFinding') }] }];
}

/** Why the finding is made and what it concerns: threshold, targets, objectives. */
function frameOf(rule: FindingRule, context: ProfileContext): string {
  const { language } = context;
  const write = (bound: number): string => formatNumber(bound, language, { kind: 'decimal', digits: 1 });
  const bounds = (rule.statement.variants[0]?.when ?? []).map(({ above, below }) =>
    above === undefined ? `<\u00a0${write(below ?? 0)}` : `>\u00a0${write(above)}`,
  );
  const pieces = [
    `${context.word('threshold')} ${isolate(bounds.join(', '), language)}`,
    `${context.word('targets')} ${isolate(rule.targets.join(', '), language)}`,
    `${context.word('objectives')} ${isolate(rule.objectives.join(', '), language)}`,
  ];
  return `(${pieces.join(SEPARATORS[language])})`;
}
