import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openTabularFile } from '../open.ts';
import { workbookOf } from '../zip/archive-fixture.ts';

it('percentages are read as they are shown', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'percent-'));
  const path = join(folder, 'file.xlsx');
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="0&quot;%&quot;"/></numFmts>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>';
  const rows =
    '<row r="1"><c r="A1" s="1"><v>0.525</v></c><c r="B1" s="2"><v>0.07</v></c><c r="C1" s="3"><v>7</v></c><c r="D1"><v>0.5</v></c></row>';
  await writeFile(path, workbookOf([{ name: 'one', rows }], { styles }));
  const file = await openTabularFile(path);
  expect((await file.tables[0]?.head(1))?.[0]?.cells).toEqual(['52.5%', '7%', 7, 0.5]);
  await file.close();
  await rm(folder, { recursive: true });
});
