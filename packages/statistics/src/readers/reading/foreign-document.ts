import type { TabularFile, TextDocument } from '@sterna/tabular';
import type { Finding } from '../../finding.ts';

const START_BYTES = 4096;

async function startOf(document: TextDocument): Promise<string> {
  let start = '';
  for await (const chunk of await document.open()) {
    start += Buffer.from(chunk.subarray(0, START_BYTES)).toString('utf8');
    if (start.length >= START_BYTES) break;
  }
  return start.replaceAll('\0', '');
}

/** What a document is as far as its beginning tells: its root element, or the names in its outermost object. */
async function describe(document: TextDocument): Promise<string> {
  const start = await startOf(document);
  if (document.kind === 'xml') {
    const root = /<([A-Za-z_][\w:.-]*)/.exec(start.replace(/<!--[\s\S]*?-->/g, ''))?.[1];
    return root === undefined ? 'XML without an element' : `XML whose root element is <${root.slice(0, 60)}>`;
  }
  const names = [...start.matchAll(/"([^"\\]{1,40})"\s*:/g)].map(([, name = '']) => name).slice(0, 4);
  return names.length === 0 ? 'JSON' : `JSON with the names ${names.join(', ')}`;
}

/** Says what a file of XML or JSON is that is not SDMX; nothing for a file that holds tables. */
export async function findForeignDocument(file: TabularFile): Promise<Finding | undefined> {
  const [document] = file.documents;
  if (document === undefined || file.tables.length > 0) return undefined;
  const message = `The file is ${await describe(document)}: no statistics that Sterna reads. Of XML and JSON it reads SDMX; give the figures as SDMX, CSV or XLSX.`;
  return { rule: 'not-sdmx', severity: 'error', message, where: document.name === '' ? '' : `sheet ${document.name}` };
}
