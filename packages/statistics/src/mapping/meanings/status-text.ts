import type { ObservationStatus } from '../../observation.ts';
import { wordKey } from './plain-text.ts';

const CODES = new Set<string>('AEPBMIFNUDGHJKLOQSVW');

// biome-ignore format: one status per line
const WORDS: readonly (readonly [ObservationStatus, readonly string[]])[] = [
  ['A', ['normal', 'final', 'definitive', 'definitif', 'definitivo', 'observed', 'official', 'officiel', 'oficial', 'نهائي']],
  ['P', ['provisional', 'preliminary', 'provisoire', 'preliminaire', 'preliminar', 'اولي', 'مؤقت']],
  ['E', ['estimate', 'estimated', 'estimation', 'estime', 'estimado', 'estimada', 'estimacion', 'modelled', 'تقديري', 'تقدير']],
  ['B', ['break', 'break in series', 'rupture de serie', 'ruptura de serie']],
  ['F', ['forecast', 'projection', 'projected', 'prevision', 'proyeccion', 'اسقاط']],
  ['I', ['imputed', 'impute', 'imputado']],
  ['M', ['missing', 'manquant', 'faltante', 'مفقود']],
  ['U', ['low reliability', 'unreliable', 'peu fiable', 'poco fiable']],
];

const byWord = new Map(
  WORDS.flatMap(([code, words]) => words.map((word): [string, ObservationStatus] => [wordKey(word), code])),
);

/** The status that a cell names, by its code in SDMX CL_OBS_STATUS or a word for it. */
export function readStatus(text: string): ObservationStatus | undefined {
  const code = text.trim().toUpperCase();
  return CODES.has(code) && code.length === 1 ? (code as ObservationStatus) : byWord.get(wordKey(text));
}
