import type { RestError } from './rest-error.ts';

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 cannot hold, not even escaped; a query may carry any of them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNHOLDABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** A text for use in XML, between elements or in quotes. */
export function xmlText(text: string): string {
  return text.replace(UNHOLDABLE, '\ufffd').replace(/[&<>"]/g, (sign) => MARKUP[sign] ?? sign);
}

/**
 * An error as a message of SDMX: SDMX-ML 2.1, the `errors` of SDMX-JSON, or one line of text for CSV and everything else.
 */
export function errorMessage(error: Pick<RestError, 'code' | 'message'>, format: 'xml' | 'json' | 'text'): string {
  const { code, message } = error;
  if (format === 'json') {
    return `${JSON.stringify({ errors: [{ code: Number(code), title: message }] })}\n`;
  }
  if (format === 'text') return `${message}\n`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<mes:Error xmlns:mes="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"' +
      ' xmlns:com="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common">',
    `<mes:ErrorMessage code="${xmlText(code)}"><com:Text xml:lang="en">${xmlText(message)}</com:Text></mes:ErrorMessage>`,
    '</mes:Error>',
    '',
  ].join('\n');
}
