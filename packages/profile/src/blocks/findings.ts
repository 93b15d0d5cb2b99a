import type { Block, Inline } from '@sterna/document';
import { isolate } from '@sterna/vocabulary';
import type { ProfileContext } from '../context.ts';
import { chooseFigures } from '../statements/choose.ts';
import { writeStatement } from '../statements/write.ts';
import { FINDING_RULES } from '../template/template.ts';

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

function frameOf(rule: { targets: readonly string[]; objectives: readonly number[] }, context: ProfileContext): string {
  const targets = isolate(rule.targets.join(', '), context.language);
  const objectives = isolate(rule.objectives.join(', '), context.language);
  return `(${context.word('targets')} ${targets}; ${context.word('objectives')} ${objectives})`;
}
