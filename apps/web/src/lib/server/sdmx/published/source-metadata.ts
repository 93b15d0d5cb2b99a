import {
  type ArtefactReference,
  type ContentElement,
  contentElement,
  contentReference,
  type ItemScheme,
  type LocalisedText,
  localContentReference,
  type OtherStructure,
  type Structure,
} from '@sterna/sdmx';
import { OWN, ownReference, text, withContent } from './own.ts';

const CONCEPTS = ownReference('conceptscheme', 'SOURCE_CONCEPTS');
const STRUCTURE = ownReference('metadatastructure', 'SOURCE_METADATA');

/** What is said of a source, by the ids of concepts; the annotations of the data providers say it. */
const SAID: Readonly<Record<string, LocalisedText>> = {
  PUBLISHER: text('Éditeur', 'Publisher', 'Editor', 'الناشر'),
  LICENCE: text('Licence', 'Licence', 'Licencia', 'الترخيص'),
  ADDRESS: text('Adresse', 'Address', 'Dirección', 'العنوان'),
};

function concepts(): ItemScheme {
  return {
    ...CONCEPTS,
    name: text(
      'Ce qui est dit des sources',
      'What is said of sources',
      'Lo que se dice de las fuentes',
      'ما يقال عن المصادر',
    ),
    items: Object.entries(SAID).map(([id, name]) => ({ id, name })),
  };
}

function attribute(id: string): ContentElement {
  return contentElement('MetadataAttribute', {
    id,
    attributes: { minOccurs: '0', maxOccurs: '1', isPresentational: 'false' },
    children: [
      contentReference('ConceptIdentity', { scheme: CONCEPTS, item: id }),
      contentElement('LocalRepresentation', {
        children: [{ name: 'TextFormat', attributes: { textType: id === 'ADDRESS' ? 'URI' : 'String' } }],
      }),
    ],
  });
}

/** A report about one data provider, with each thing that is said of it. */
function components(providers: ArtefactReference): ContentElement {
  const target = contentElement('IdentifiableObjectTarget', {
    id: 'PROVIDER',
    attributes: { objectType: 'DataProvider' },
    children: [contentElement('LocalRepresentation', { children: [contentReference('Enumeration', providers)] })],
  });
  return contentElement('MetadataStructureComponents', {
    children: [
      contentElement('MetadataTarget', { id: 'SOURCE', children: [target] }),
      contentElement('ReportStructure', {
        id: 'SOURCE_REPORT',
        children: [...Object.keys(SAID).map(attribute), localContentReference('MetadataTarget', 'SOURCE')],
      }),
    ],
  });
}

/**
 * How sources are described: the concepts, the structure of a report, and the flow of such reports.
 *
 * @param providers the list of data providers that the reports are about
 */
export function sourceMetadata(providers: ArtefactReference): readonly Structure[] {
  const name = text('Description des sources', 'Description of sources', 'Descripción de las fuentes', 'وصف المصادر');
  const flow: OtherStructure = {
    ...OWN,
    kind: 'metadataflow',
    id: 'SOURCE_METADATA',
    name,
    references: [STRUCTURE],
  };
  return [concepts(), withContent('metadatastructure', STRUCTURE.id, name, [components(providers)]), flow];
}
