import type { Finding } from '@sterna/statistics';
import { partText } from '#lib/mapping-text.ts';
import { m } from '#lib/paraglide/messages.js';

type Advice = (text: string) => string;

const word: Advice = (text) => m.mapping_advice_word({ text, section: m.mapping_words() });
const number: Advice = (text) => m.mapping_advice_unclear({ text, section: m.mapping_numbers() });
const constant: Advice = (text) => m.mapping_advice_constant({ text: partText(text), section: m.mapping_whole() });

/** What to do in the form; messages of findings tell what to write in the mapping as a file. */
const ADVICE: Readonly<Record<string, Advice>> = {
  'unknown-place': word,
  'ambiguous-place': word,
  'unknown-sex': word,
  'unknown-age': word,
  'unknown-indicator': word,
  'unknown-unit': word,
  'unknown-multiplier': word,
  'mapping-word': word,
  'not-a-period': (text) => m.mapping_advice_period({ text, section: m.mapping_words() }),
  'unclear-number': number,
  'proposal-numbers': number,
  'not-a-number': (text) => m.mapping_advice_number({ text }),
  'mapping-untold': (text) => m.mapping_advice_untold({ text: partText(text), section: m.mapping_whole() }),
  'mapping-told-twice': (text) => m.mapping_advice_twice({ text }),
  'mapping-constant': constant,
};

/** What a finding is about: the words of the table that it quotes, or the part of an observation that it names. */
function subjectOf({ rule, message, where }: Finding): string {
  if (rule === 'mapping-untold') return where === 'columns' ? 'OBS_VALUE' : where;
  if (rule === 'mapping-constant') return where.replace(/^constants\./, '');
  if (rule === 'mapping-told-twice') return partText(/give (\S+)/.exec(message)?.[1] ?? '');
  return /“([^”]*)”/.exec(message)?.[1] ?? '';
}

/** How something is mended on the page where columns are told, in its language; nothing where its message says it well. */
export function adviceText(finding: Finding): string | undefined {
  const subject = subjectOf(finding);
  return subject === '' ? undefined : ADVICE[finding.rule]?.(subject);
}
