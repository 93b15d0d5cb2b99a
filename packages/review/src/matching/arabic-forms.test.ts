import { describe, expect, it } from 'vitest';
import { foldArabic, readingsOf, stemsOfArabicTerm } from './arabic-forms.ts';

/** Whether a word of a text is met by a word of a term. */
const meets = (written: string, term: string): boolean => {
  const stems = stemsOfArabicTerm(term);
  return readingsOf(written).some(({ stem }) => stems.includes(stem));
};

describe('folding of Arabic', () => {
  it.each([
    ['الهِجْرَةُ', 'الهجره'],
    ['هـــجرة', 'هجره'],
    ['إلى', 'الي'],
    ['لاجئ', 'لاجي'],
    ['ﻭﺍﻟﻤﻬﺎﺟﺮﻭﻥ', 'والمهاجرون'],
    ['ھجرة'.replace('ھ', 'ه'), 'هجره'],
    ['لیبیا', 'ليبيا'],
  ])('writes %s as %s', (written, folded) => {
    expect(foldArabic(written)).toBe(folded);
  });
});

describe('readings of an Arabic word', () => {
  it.each([
    ['والمهاجرين', 'مهاجر'],
    ['وللمهاجرات', 'مهاجر'],
    ['للاجئين', 'لاجئ'],
    ['كاللاجئين', 'لاجئ'],
    ['هجرتهم', 'هجرة'],
    ['هجرات', 'هجرة'],
    ['بتحويلاتهم', 'تحويلات'],
    ['مهاجرا', 'مهاجر'],
    ['مهاجري', 'مهاجر'],
    ['مواطنيها', 'مواطن'],
    ['أبنائهم', 'أبناء'],
    ['أبناؤهم', 'أبناء'],
    ['دولتين', 'دولة'],
    ['بلده', 'بلد'],
    ['أسرا', 'أسر'],
    ['صحيون', 'صحي'],
    ['لألمانيا', 'ألمانيا'],
    ['للالتزام', 'التزام'],
    ['جاليتنا', 'جالية'],
    ['وزارة', 'وزارة'],
    ['فيزا', 'فيزا'],
  ])('meets %s by the term %s', (written, term) => {
    expect(meets(written, term)).toBe(true);
  });

  it.each([
    ['الخارجية', 'خارج'],
    ['عملة', 'عمل'],
    ['هجري', 'هجرة'],
    ['طلبات', 'طلبة'.replace('ة', '')],
    ['ليبية', 'ليبيا'],
    ['قانون', 'قان'],
    ['لبنان', 'لبن'],
    ['خارج', 'بالخارج'],
  ])('does not meet %s by the term %s', (written, term) => {
    expect(meets(written, term)).toBe(false);
  });

  it('begins with the reading without the article', () => {
    expect(readingsOf('الهجرة')[0]).toEqual({ folded: 'هجره', stem: 'هجره' });
  });
});
