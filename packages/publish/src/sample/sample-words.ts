import type { DocumentWords } from '@sterna/document';

/** Fixed words of the sample document; Arabic and French, so that both directions of writing are tried. */
export const SAMPLE_WORDS: Readonly<Record<'fr' | 'ar', DocumentWords>> = {
  fr: {
    contents: 'Sommaire',
    source: 'Source',
    figure: 'Figure',
    table: 'Tableau',
    notes: 'Notes',
    missing: 'donnée manquante',
    page: 'Page',
    download: 'Télécharger',
    showTable: 'Tableau',
    openTrace: 'D’où vient ce chiffre ?',
    about: 'À propos',
    boundaries: 'Les frontières et les noms indiqués sur cette carte n’ont pas de valeur juridique.',
    producer: 'Réalisé avec Sterna',
  },
  ar: {
    contents: 'المحتويات',
    source: 'المصدر',
    figure: 'الشكل',
    table: 'الجدول',
    notes: 'ملاحظات',
    missing: 'بيانات غير متوفرة',
    page: 'صفحة',
    download: 'تنزيل',
    showTable: 'الجدول',
    openTrace: 'من أين جاء هذا الرقم؟',
    about: 'حول الملف',
    boundaries: 'الحدود والأسماء الواردة في هذه الخريطة ليست لها قيمة قانونية.',
    producer: 'أُنجز باستخدام Sterna',
  },
};
