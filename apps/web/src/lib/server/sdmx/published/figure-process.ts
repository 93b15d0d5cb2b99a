import { contentElement, type LocalisedText, type OtherStructure } from '@sterna/sdmx';
import { text, withContent } from './own.ts';

interface Step {
  readonly id: string;
  readonly name: LocalisedText;
  readonly description: LocalisedText;
}

const STEPS: readonly Step[] = [
  {
    id: 'RECOGNISE',
    name: text('Reconnaître', 'Recognise', 'Reconocer', 'التعرّف'),
    description: text(
      'Le contenu du fichier dit de quel éditeur et de quelle forme il est.',
      'The content of the file says which publisher and layout it is of.',
      'El contenido del archivo dice de qué editor y de qué formato es.',
      'يدل محتوى الملف على ناشره وشكله.',
    ),
  },
  {
    id: 'READ',
    name: text('Lire', 'Read', 'Leer', 'القراءة'),
    description: text(
      'Chaque cellule devient une observation ; ce qui ne peut pas l’être est signalé.',
      'Each cell becomes an observation; what cannot is reported as a finding.',
      'Cada celda se convierte en una observación; lo que no puede serlo se señala.',
      'تصبح كل خلية مشاهدة، ويُبلَّغ عمّا لا يصلح لذلك.',
    ),
  },
  {
    id: 'STORE',
    name: text('Conserver', 'Store', 'Guardar', 'الحفظ'),
    description: text(
      'Les observations entrent en vigueur en une fois, comme une publication de leur source qui peut être annulée.',
      'The observations come into force at once, as a release of their source that can be undone.',
      'Las observaciones entran en vigor de una vez, como una publicación de su fuente que puede deshacerse.',
      'تدخل المشاهدات حيز النفاذ دفعة واحدة، كإصدار لمصدرها يمكن التراجع عنه.',
    ),
  },
  {
    id: 'DERIVE',
    name: text('Calculer', 'Derive', 'Calcular', 'الاشتقاق'),
    description: text(
      'Les indicateurs calculés le sont par leur formule, à partir des observations en vigueur.',
      'Derived indicators are computed by their formula from the observations in force.',
      'Los indicadores derivados se calculan con su fórmula a partir de las observaciones en vigor.',
      'تُحسب المؤشرات المشتقة بصيغتها من المشاهدات النافذة.',
    ),
  },
];

/**
 * How a figure comes from a file, step by step. The steps name no dataflows, for the reason that the profile's taxonomy
 * names none.
 */
export function figureProcess(): OtherStructure {
  const steps = STEPS.map((step) => contentElement('ProcessStep', step));
  const name = text('Du fichier au chiffre', 'From file to figure', 'Del archivo a la cifra', 'من الملف إلى الرقم');
  return withContent('process', 'FILE_TO_FIGURE', name, steps);
}
