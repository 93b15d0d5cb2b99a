import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import type { Document } from '@sterna/document';
import type { Feature } from 'write-excel-file/node';
import { titleOf } from '../imprint.ts';
import { cleanText, withoutDirectionMarks } from '../text.ts';

/** What the writer takes for the content of a file; it does not export the type. */
type FileContent = Stream | Buffer | Blob;

const PART = 'docProps/core.xml';
const CONTENT_TYPE = 'application/vnd.openxmlformats-package.core-properties+xml';
const RELATIONSHIP = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';

function escaped(text: string): string {
  return withoutDirectionMarks(cleanText(text))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function coreProperties(document: Document): string {
  const { edited, language, words } = document;
  const created = `<dcterms:created xsi:type="dcterms:W3CDTF">${escaped(edited)}T00:00:00Z</dcterms:created>`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(titleOf(document))}</dc:title><dc:creator>${escaped(words.producer)}</dc:creator>` +
    `<dc:language>${language}</dc:language>${created}</cp:coreProperties>`
  );
}

/** Gives a workbook a title, an author and, where the document says it, its date. */
export function workbookProperties(document: Document): Feature<FileContent> {
  return {
    files: {
      transform: {
        '[Content_Types].xml': { insert: () => `<Override PartName="/${PART}" ContentType="${CONTENT_TYPE}"/>` },
        '_rels/.rels': {
          insert: () => `<Relationship Id="rIdCoreProperties" Type="${RELATIONSHIP}" Target="${PART}"/>`,
        },
      },
      write: { files: () => ({ [PART]: coreProperties(document) }) },
    },
  };
}
