export {
  chartsOf,
  type FigureNumber,
  findChart,
  findTable,
  numberFigures,
  tablesOf,
} from './contents.ts';
export { renderDocx } from './docx/document-docx.ts';
export { documentCss } from './html/document-css.ts';
export { type HtmlOptions, renderHtml } from './html/document-html.ts';
export { type FragmentOptions, renderFragment } from './html/fragment-html.ts';
export type { DownloadFormat, FileFormat } from './html/html-context.ts';
export { renderPdf } from './pdf/document-pdf.ts';
export { renderPng } from './picture/png.ts';
export { renderCsv } from './table-csv.ts';
export { renderXlsx } from './xlsx/document-xlsx.ts';
