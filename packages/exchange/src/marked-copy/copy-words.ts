import type { Severity } from '@sterna/statistics';
import type { Language } from '@sterna/vocabulary';

/** What a marked-up copy says besides the findings. */
export interface CopyWords {
  /** Name of the first sheet. */
  readonly sheet: string;
  /** Headings of the list. */
  readonly headings: readonly [weight: string, sheet: string, cell: string, message: string, rule: string];
  readonly weights: Readonly<Record<Severity, string>>;
  readonly nothing: string;
  /** `{file}` stands for its name. */
  readonly about: string;
  /** `{count}` stands for a number. */
  readonly tablesLeft: string;
  readonly rowsLeft: string;
}

export const COPY_WORDS: Readonly<Record<Language, CopyWords>> = {
  fr: {
    sheet: 'Constats',
    headings: ['Poids', 'Feuille', 'Cellule', 'Ce qui ne va pas, et comment y remédier', 'Règle'],
    weights: { error: 'Refusé', warning: 'À vérifier', info: 'À savoir' },
    nothing: 'Rien n’a été trouvé.',
    about:
      '{file} : copie où figure ce qui a été trouvé. Les valeurs y sont inchangées, sans leurs formats ; corrigez le fichier lui-même, ou cette copie, et redonnez-le.',
    tablesLeft: 'Feuilles sans constat, absentes de la copie : {count}.',
    rowsLeft: 'D’une feuille de plus de {count} lignes, la suite est omise, sauf les lignes voisines d’un constat.',
  },
  en: {
    sheet: 'Findings',
    headings: ['Weight', 'Sheet', 'Cell', 'What is wrong, and how to mend it', 'Rule'],
    weights: { error: 'Error', warning: 'Warning', info: 'Note' },
    nothing: 'Nothing was found.',
    about:
      '{file}: a copy with what was found in it. Values are as they were, without their formats; mend the file itself, or this copy, and give it again.',
    tablesLeft: 'Sheets in which nothing was found and which are not in the copy: {count}.',
    rowsLeft: 'Of a sheet with more than {count} rows, what follows is left out but for rows around findings.',
  },
  es: {
    sheet: 'Hallazgos',
    headings: ['Peso', 'Hoja', 'Celda', 'Qué falla y cómo corregirlo', 'Regla'],
    weights: { error: 'Rechazado', warning: 'Por revisar', info: 'A saber' },
    nothing: 'No se ha encontrado nada.',
    about:
      '{file}: copia con lo que se ha encontrado. Los valores están como estaban, sin sus formatos; corrija el propio archivo, o esta copia, y vuelva a entregarlo.',
    tablesLeft: 'Hojas sin hallazgos, ausentes de la copia: {count}.',
    rowsLeft: 'De una hoja de más de {count} filas se omite lo que sigue, salvo las filas próximas a un hallazgo.',
  },
  ar: {
    sheet: 'الملاحظات',
    headings: ['الوزن', 'الورقة', 'الخلية', 'ما الخطأ وكيف يُصلَح', 'القاعدة'],
    weights: { error: 'مرفوض', warning: 'للتحقق', info: 'للعلم' },
    nothing: 'لم يُعثر على شيء.',
    about:
      '{file}: نسخة عليها ما عُثر عليه. القيم كما كانت من دون تنسيقها؛ أصلح الملف نفسه أو هذه النسخة ثم قدّمه من جديد.',
    tablesLeft: 'أوراق لم يُعثر فيها على شيء وليست في النسخة: {count}.',
    rowsLeft: 'من كل ورقة تزيد على {count} سطر يُحذف ما بعدها، ما عدا السطور القريبة من الملاحظات.',
  },
};
