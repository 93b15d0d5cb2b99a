import type { MessageFinding } from '../model/message.ts';
import { childrenOf, localisedText, type XmlElement } from './element.ts';

/** An error or remark that a service sends. */
export interface ServiceRemark {
  readonly code: string;
  readonly text: string;
  readonly severity: MessageFinding['severity'];
}

/** A large sender writes `Infomation`. */
function severityOf(text: string | undefined): MessageFinding['severity'] {
  if (/^info/i.test(text ?? '')) return 'info';
  return /^warn/i.test(text ?? '') ? 'warning' : 'error';
}

/** Reads an `Error`, a `Footer`, or the fault of a SOAP envelope. */
export function readErrors(element: XmlElement): readonly ServiceRemark[] {
  if (element.name === 'Fault') return [readFault(element)];
  const messages = element.name === 'ErrorMessage' ? [element] : childrenOf(element, 'ErrorMessage', 'Message');
  return messages.map((message) => ({
    code: message.attributes['code'] ?? '',
    text: textOf(message),
    severity: severityOf(message.attributes['severity']),
  }));
}

/** English if there is, else the first language; several texts are joined. */
function textOf(message: XmlElement): string {
  const texts = childrenOf(message, 'Text');
  if (texts.length === 0) return message.text;
  const languages = new Set(texts.map(({ attributes }) => attributes['xml:lang'] ?? 'en'));
  const { en, ...others } = localisedText(texts);
  if (languages.size > 1) return en ?? Object.values(others)[0] ?? '';
  return texts.map(({ text }) => text).join(' ');
}

function readFault(element: XmlElement): ServiceRemark {
  const find = (wanted: readonly string[]): string => {
    const queue = [...element.children];
    for (const each of queue) {
      if (wanted.includes(each.name) && each.text !== '') return each.text;
      queue.push(...each.children);
    }
    return '';
  };
  return {
    code: find(['ErrorNumber', 'faultcode', 'Value']),
    text: find(['ErrorMessage', 'faultstring', 'Text']),
    severity: 'error',
  };
}
