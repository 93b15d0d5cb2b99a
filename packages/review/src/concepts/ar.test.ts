import { describe, expect, it } from 'vitest';
import { readSentence } from '../read-sentence.ts';
import { CONCEPTS } from './concepts.ts';

const concepts = Object.entries(CONCEPTS.ar.words);

/** What a sentence is found to speak of; `migration` where it concerns migration at all. */
function found(text: string): readonly string[] {
  const { isMigration, themes } = readSentence(text, 'ar');
  return isMigration ? ['migration', ...themes] : [];
}

describe.each(concepts)('%s in Arabic', (code, { examples }) => {
  it('has examples of both kinds', () => {
    expect(examples.yes.length).toBeGreaterThan(2);
    expect(examples.no.length).toBeGreaterThan(2);
  });

  it.each(examples.yes)('is found in: %s', (text) => {
    expect(found(text)).toContain(code);
  });

  it.each(examples.no)('is not found in: %s', (text) => {
    expect(found(text)).not.toContain(code);
  });
});

describe('what is not human migration in Arabic', () => {
  it.each([
    'تعبر الطيور في هجرتها الموسمية البحيرات الكبرى.',
    'رصد هجرة الأسماك نحو مناطق التكاثر.',
    'ترحيل النفايات الصلبة إلى مكب جديد.',
    'هجرة رؤوس الأموال نحو الملاذات الضريبية.',
    'توسيع برنامج التحويلات النقدية للأسر الفقيرة.',
    'اللجوء إلى التحكيم في المنازعات التجارية.',
    'السنة الهجرية تبدأ بشهر محرم.',
    'عائدات تصدير الغاز إلى أوروبا.',
    'عدد السياح الوافدين من فرنسا.',
    'نزح مياه الآبار الملوثة.',
    'إنشاء منفذ حدودي لعبور البضائع والشاحنات.',
    'تعيش قبائل البدو الرحل في الصحراء.',
  ])('is not found in: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
