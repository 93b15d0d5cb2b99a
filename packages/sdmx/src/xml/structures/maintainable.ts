import type { Annotation, ArtefactKind, Item, Maintainable } from '../../model/structure.ts';
import { childOf, childrenOf, childText, localisedText, optionalText, type XmlElement } from '../element.ts';

/** Head of a structure of any kind: names, version, where it comes from. */
export function readHead<Kind extends ArtefactKind>(element: XmlElement, kind: Kind): Maintainable & { kind: Kind } {
  const { id, agencyID, agency, version, validFrom, validTo, isFinal } = element.attributes;
  const { isExternalReference, structureURL, serviceURL, uri } = element.attributes;
  const structureUrl = structureURL ?? uri;
  const names = childrenOf(element, 'Name');
  const description = optionalText(childrenOf(element, 'Description'));
  const annotations = readAnnotations(element);
  return {
    kind,
    id: id ?? '',
    agency: agencyID ?? agency ?? 'SDMX',
    version: version ?? '1.0',
    name: localisedText(names),
    ...(description && { description }),
    ...(annotations && { annotations }),
    ...(isFinal !== undefined && { isFinal: isFinal === 'true' }),
    ...(isExternalReference === 'true' && { isExternalReference: true }),
    ...(validFrom && { validFrom }),
    ...(validTo && { validTo }),
    ...(structureUrl && { structureUrl }),
    ...(serviceURL && { serviceUrl: serviceURL }),
  };
}

/** The annotations of an element, if it has any. */
export function readAnnotations(element: XmlElement): readonly Annotation[] | undefined {
  return annotationsIn(childOf(element, 'Annotations'));
}

/** The annotations in their list, if there are any. */
export function annotationsIn(element: XmlElement | undefined): readonly Annotation[] | undefined {
  const list = childrenOf(element, 'Annotation').map((annotation): Annotation => {
    const { id } = annotation.attributes;
    const title = childText(annotation, 'AnnotationTitle');
    const type = childText(annotation, 'AnnotationType');
    const url = childText(annotation, 'AnnotationURL', 'AnnotationUrl');
    const texts = childrenOf(annotation, 'AnnotationText', 'AnnotationValue');
    return {
      ...(id && { id }),
      ...(title && { title }),
      ...(type && { type }),
      ...(url && { url }),
      ...(texts.length > 0 && { text: localisedText(texts) }),
    };
  });
  return list.length > 0 ? list : undefined;
}

/** Id, names and annotations of an item; codes of 2.0 have their name as a description and their id as a value. */
export function readItemHead(element: XmlElement): Item {
  const { id, value } = element.attributes;
  const names = childrenOf(element, 'Name');
  const descriptions = childrenOf(element, 'Description');
  const described = names.length > 0 ? optionalText(descriptions) : undefined;
  const annotations = readAnnotations(element);
  return {
    id: id ?? value ?? childText(element, 'Value') ?? '',
    name: localisedText(names.length > 0 ? names : descriptions),
    ...(described && { description: described }),
    ...(annotations && { annotations }),
  };
}
