import type { LocalText } from '@sterna/vocabulary';

const SPAN = /^Y(\d+)T(\d+)$/;
const FROM = /^Y_GE(\d+)$/;
const BELOW = /^Y_LT(\d+)$/;
const ONE = /^Y(\d+)$/;

function text(fr: string, en: string, es: string, ar: string): LocalText {
  return { fr, en, es, ar };
}

/** The name of an age group of SDMX `CL_AGE`; its code where it has no form of that list. */
export function ageName(code: string): LocalText {
  const span = SPAN.exec(code);
  if (span) {
    const [, a, b] = span;
    return text(`De ${a} à ${b} ans`, `${a} to ${b} years`, `De ${a} a ${b} años`, `من ${a} إلى ${b} سنة`);
  }
  const from = FROM.exec(code)?.[1];
  if (from !== undefined) {
    return text(`${from} ans et plus`, `${from} years and over`, `${from} años o más`, `${from} سنة فأكثر`);
  }
  const below = BELOW.exec(code)?.[1];
  if (below !== undefined) {
    return text(`Moins de ${below} ans`, `Under ${below} years`, `Menos de ${below} años`, `أقل من ${below} سنة`);
  }
  const one = ONE.exec(code)?.[1];
  if (one !== undefined) return text(`${one} ans`, `${one} years`, `${one} años`, `${one} سنة`);
  return text(code, code, code, code);
}
