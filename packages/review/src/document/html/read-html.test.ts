import { describe, expect, it } from 'vitest';
import { readDocument } from '../read-document.ts';

const page = (body: string, head = ''): string =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;

describe('a page of a ministry', () => {
  it('is read without its menus, forms and feet', async () => {
    const html = page(
      '<nav><a>Home</a></nav><h2>Migration</h2><p>The plan protects<br>workers.</p><ul><li>Open an office</li></ul><form>Search</form><footer>Contact</footer>',
      '<title>National plan</title>',
    );
    const { title, blocks } = await readDocument(Buffer.from(html));
    expect(title).toBe('National plan');
    expect(blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ['heading', 'Migration'],
      ['paragraph', 'The plan protects workers.'],
      ['item', 'Open an office'],
    ]);
  });

  it('keeps spanned cells in their columns', async () => {
    const html = page(
      '<table><tr><th colspan="2">Action</th><th>Body</th></tr><tr><td>1</td><td>Train</td><td>Office</td></tr></table>',
    );
    expect((await readDocument(Buffer.from(html))).blocks[0]?.rows).toEqual([
      ['Action', '', 'Body'],
      ['1', 'Train', 'Office'],
    ]);
  });

  it('keeps cells below one that takes several rows in their columns', async () => {
    const html = page(
      '<table><tr><th rowspan="2">Aim</th><td>1</td><td rowspan="2">x</td></tr><tr><td>2</td></tr><tr><td>a</td><td>b</td><td>c</td></tr></table>',
    );
    expect((await readDocument(Buffer.from(html))).blocks[0]?.rows).toEqual([
      ['Aim', '1', 'x'],
      ['', '2', ''],
      ['a', 'b', 'c'],
    ]);
  });

  it('is read in the Windows encodings, stated or not', async () => {
    const stated = page('<p>Les \xe9migr\xe9s sont prot\xe9g\xe9s.</p>', '<meta charset="windows-1252">');
    expect((await readDocument(Buffer.from(stated, 'latin1'))).blocks[0]?.text).toBe('Les émigrés sont protégés.');
    // الهجرة in windows-1256.
    const arabic = Buffer.concat([
      Buffer.from(
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256"></head><body><p>',
      ),
      Buffer.from([0xc7, 0xe1, 0xe5, 0xcc, 0xd1, 0xc9]),
      Buffer.from('</p></body></html>'),
    ]);
    expect((await readDocument(arabic)).blocks[0]?.text).toBe('الهجرة');
  });
});

describe('a page of a government’s site', () => {
  const article = 'The plan protects workers abroad and their families at home in all the regions. '.repeat(4);

  it('is read without what stands around its article', async () => {
    const html = page(
      `<div id="cookie-banner"><p>We use cookies.</p></div><div class="breadcrumb">Home</div><div class="sidebar-left"><p>Diaspora day</p></div>` +
        `<div class="content-area"><h1>National plan</h1><div>${article}</div><div class="share-buttons">Share</div></div><p hidden>draft</p>`,
      '<title>National plan | Ministry of Labour</title>',
    );
    const { title, blocks } = await readDocument(Buffer.from(html));
    expect(title).toBe('National plan');
    expect(blocks.map(({ text }) => text)).toEqual(['National plan', article.trim()]);
  });

  it('is its main part, where it marks one', async () => {
    const html = page(`<div>Ministry</div><main><p>${article}</p></main><div>Contact</div>`);
    expect((await readDocument(Buffer.from(html))).blocks.map(({ text }) => text)).toEqual([article.trim()]);
  });
});

describe('a page that a word processor wrote', () => {
  it('keeps its items and headings, and leaves the signs of notes out', async () => {
    const html = page(
      '<p class=MsoToc1>1 Context 3</p><p><b>Labour migration</b></p><p>Workers<a href="#_ftn1"><sup>[1]</sup></a> are protected in all regions of the country.</p>' +
        '<ul><li><p>Open an office</p></ul><p class=MsoListParagraph>· Train the staff</p><div id=ftn1><p><a href="#_ftnref1">[1]</a> A survey.</p></div>',
    );
    const { blocks } = await readDocument(Buffer.from(html));
    expect(blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ['heading', 'Labour migration'],
      ['paragraph', 'Workers are protected in all regions of the country.'],
      ['item', 'Open an office'],
      ['item', 'Train the staff'],
      ['note', 'A survey.'],
    ]);
  });
});
