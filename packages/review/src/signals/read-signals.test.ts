import { describe, expect, it } from 'vitest';
import { readSignals } from './read-signals.ts';

const FRENCH =
  'Le Ministère du Travail et de l’Emploi, avec l’OIM, sera chargé de former 500 agents d’ici 2027 pour 2 millions USD.';
const ENGLISH = 'The National Planning Commission will train 500 women by 2027 with a budget of US$ 2 million.';
const SPANISH =
  'El Ministerio de Trabajo y Seguridad Social deberá capacitar a 500 mujeres para 2027 con 2 millones de dólares.';
const ARABIC = 'ستقوم وزارة العمل والشؤون الاجتماعية بتدريب 500 عامل بحلول عام 2027 بميزانية 2 مليون دولار.';

describe('what a text shows beside its subject', () => {
  it('holds the names of bodies, whole and no more', () => {
    expect(readSignals(FRENCH, 'fr').bodies).toEqual(['Ministère du Travail et de l’Emploi', 'OIM']);
    expect(readSignals(ENGLISH, 'en').bodies).toEqual(['National Planning Commission']);
    expect(readSignals(SPANISH, 'es').bodies).toEqual(['Ministerio de Trabajo y Seguridad Social']);
    expect(readSignals(ARABIC, 'ar').bodies).toEqual(['وزارة العمل والشؤون الاجتماعية']);
    expect(readSignals('Les actions du ministère de la santé suivent.', 'fr').bodies).toEqual([
      'ministère de la santé',
    ]);
    expect(readSignals('Avec l’appui des communes.', 'fr').bodies).toEqual(['communes']);
  });

  it('holds sums of money, years and periods', () => {
    for (const [text, language, budget] of [
      [FRENCH, 'fr', '2 millions USD'],
      [ENGLISH, 'en', 'US$ 2 million'],
      [SPANISH, 'es', '2 millones de dólares'],
      [ARABIC, 'ar', '2 مليون دولار'],
    ] as const) {
      const { budgets, years, period } = readSignals(text, language);
      expect(budgets).toEqual([budget]);
      expect(years).toEqual([2027]);
      expect(period).toContain('2027');
    }
    expect(readSignals('Le plan vaut pour 2026-2030.', 'fr').period).toBe('2026-2030');
    expect(readSignals('The office opens by the end of 2027.', 'en').period).toBe('by the end of 2027');
  });

  it('binds somebody to an action only where both are said', () => {
    expect(readSignals(ENGLISH, 'en').commits).toBe(true);
    expect(readSignals(SPANISH, 'es').commits).toBe(true);
    expect(readSignals('Many migrants live in the capital.', 'en').commits).toBe(false);
  });

  it('calls an effect hoped for a side effect', () => {
    const [one] = readSignals('The port will also help to reduce migration to towns.', 'en').commitments;
    expect(one?.isSideEffect).toBe(true);
  });

  it('sees opportunity and risk, groups and sectors', () => {
    const signals = readSignals(
      'La diaspora est une opportunité pour la santé ; la fuite des cerveaux est un risque.',
      'fr',
    );
    expect(signals.opportunities).toEqual(['opportunité']);
    expect(signals.risks).toContain('risque');
    expect(signals.groups).toEqual(['diaspora']);
    expect(signals.sectors).toEqual(['health']);
  });
});
