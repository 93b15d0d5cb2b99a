import type { TextFinding } from '@sterna/profile';
import { expect, it } from 'vitest';
import { groupFindings } from './edition-findings.ts';

const SECTIONS = [
  {
    section: 'stocks',
    number: '1.1',
    title: { fr: 'Émigrés', en: 'Emigrants', es: 'Emigrados', ar: 'المغادرون' },
  },
  { section: 'own-1', number: '6', title: { fr: 'À nous', en: 'Ours', es: 'Nuestra', ar: 'قسمنا' } },
];

function finding(rule: string, where: string): TextFinding {
  return { rule, severity: 'warning', message: rule, where, subject: 'x' };
}

it('says once what is true of several sections, and where, in the language of the page', () => {
  const findings = [
    finding('section-unwritten', 'stocks'),
    finding('unknown-figure', 'stocks, ar, paragraph 3'),
    finding('section-unwritten', 'own-1'),
  ];
  expect(groupFindings(findings, SECTIONS)).toEqual([
    { severity: 'warning', text: 'Personne n’a écrit cette section.', places: ['1.1 Émigrés', '6 À nous'] },
    {
      severity: 'warning',
      text: 'Le chiffre x n’existe pas. Prenez sa marque dans la liste des chiffres.',
      places: ['1.1 Émigrés, arabe, paragraphe\u00a03'],
    },
  ]);
});
