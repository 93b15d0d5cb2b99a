import {
  type ContentElement,
  contentElement,
  contentReference,
  type ItemScheme,
  type LocalisedText,
  localContentReference,
  type OtherStructure,
  type Structure,
} from '@sterna/sdmx';
import { indicatorByCode, sdmxCode } from '@sterna/statistics';
import { SDG_SERIES, WORLD_BANK_CODES } from '@sterna/statistics/readers';
import { ownReference, text, withContent } from './own.ts';

/** Codes of a publisher, each with the indicator of ours that it means. */
interface PublisherCodes {
  readonly id: string;
  readonly name: LocalisedText;
  readonly codes: readonly (readonly [code: string, indicator: string])[];
}

/** Codes that mean an indicator of the catalogue; others are read as indicators of their own, without a name of ours. */
function known(codes: PublisherCodes['codes']): PublisherCodes['codes'] {
  return codes.filter(([, indicator]) => indicatorByCode(indicator) !== undefined);
}

const PUBLISHERS: readonly PublisherCodes[] = [
  {
    id: 'SDG_SERIES',
    name: text(
      'Séries de la base mondiale des ODD',
      'Series of the global SDG database',
      'Series de la base mundial de los ODS',
      'سلاسل قاعدة البيانات العالمية لأهداف التنمية المستدامة',
    ),
    codes: known(SDG_SERIES),
  },
  {
    id: 'WB_INDICATOR',
    name: text(
      'Indicateurs de la Banque mondiale',
      'Indicators of the World Bank',
      'Indicadores del Banco Mundial',
      'مؤشرات البنك الدولي',
    ),
    codes: known(WORLD_BANK_CODES),
  },
];

/** The publisher's codes that we take as indicators of ours; each bears the name of that indicator. */
function listOf({ id, name, codes }: PublisherCodes): ItemScheme {
  return {
    ...ownReference('codelist', `CL_${id}`),
    name,
    description: text(
      'Codes de l’éditeur que Sterna lit comme des indicateurs de son catalogue, sous le nom qu’ils y portent.',
      'Codes of the publisher that Sterna reads as indicators of its catalogue, under the names they have there.',
      'Códigos del editor que Sterna lee como indicadores de su catálogo, con el nombre que allí tienen.',
      'رموز الناشر التي تقرؤها ستيرنا كمؤشرات في فهرسها، بالأسماء التي تحملها فيه.',
    ),
    items: codes.map(([code, indicator]) => ({
      id: sdmxCode(code),
      name: { ...indicatorByCode(indicator)?.name },
      ...(sdmxCode(code) !== code && { annotations: [{ id: 'CODE', type: 'CODE', title: code }] }),
    })),
  };
}

function mapOf({ id, name, codes }: PublisherCodes): ContentElement {
  return contentElement('CodelistMap', {
    id,
    name,
    children: [
      contentReference('Source', ownReference('codelist', `CL_${id}`)),
      contentReference('Target', ownReference('codelist', 'CL_INDICATOR')),
      ...codes.map(([code, indicator]) =>
        contentElement('CodeMap', {
          children: [
            localContentReference('Source', sdmxCode(code)),
            localContentReference('Target', sdmxCode(indicator)),
          ],
        }),
      ),
    ],
  });
}

/** Which codes of publishers mean which indicators of ours: their lists, and the map from them to ours. */
export function publisherCodes(): readonly Structure[] {
  const name = text(
    'Codes des éditeurs et indicateurs',
    'Codes of publishers and indicators',
    'Códigos de los editores e indicadores',
    'رموز الناشرين والمؤشرات',
  );
  const maps: OtherStructure = withContent('structureset', 'PUBLISHER_CODES', name, PUBLISHERS.map(mapOf));
  return [...PUBLISHERS.map(listOf), maps];
}
