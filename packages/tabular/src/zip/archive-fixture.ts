import { crc32, deflateRawSync } from 'node:zlib';

/** A member of an archive made for a test. */
export interface FixtureMember {
  readonly name: string;
  readonly content: string | Buffer;
  /** States another unpacked size than the true one. */
  readonly claimedSize?: number;
}

/** Builds a ZIP archive in memory, for tests. */
export function archiveOf(members: readonly FixtureMember[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimedSize } of members) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const path = Buffer.from(name, 'utf8');
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimedSize ?? bytes.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, packed]);
    const entry = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, Buffer.alloc(14), path]);
    entry.writeUInt32LE(offset, 42);
    locals.push(local);
    directory.push(entry);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

/** A sheet of a workbook made for a test: the markup inside `sheetData`. */
export interface FixtureSheet {
  readonly name: string;
  readonly rows: string;
  readonly state?: 'hidden';
}

/** Builds an XLSX workbook in memory, for tests. */
export function workbookOf(
  sheets: readonly FixtureSheet[],
  parts: {
    readonly strings?: string;
    readonly styles?: string;
    readonly date1904?: boolean;
    readonly head?: string;
  } = {},
): Buffer {
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const list = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${name}" sheetId="${i + 1}" ${state ? `state="${state}" ` : ''}r:id="s${i}"/>`,
  );
  const relations = sheets.map(
    (_, i) => `<Relationship Id="s${i}" Type="${relation}/worksheet" Target="worksheets/sheet${i}.xml"/>`,
  );
  return archiveOf([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="r" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="${relation}"><workbookPr${parts.date1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${relations.join('')}<Relationship Id="t" Type="${relation}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="u" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
    },
    { name: 'xl/sharedStrings.xml', content: `<sst>${parts.strings ?? ''}</sst>` },
    { name: 'xl/styles.xml', content: `<styleSheet>${parts.styles ?? ''}</styleSheet>` },
    ...sheets.map(({ rows }, i) => ({
      name: `xl/worksheets/sheet${i}.xml`,
      content: `${parts.head ?? ''}<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    })),
  ]);
}
