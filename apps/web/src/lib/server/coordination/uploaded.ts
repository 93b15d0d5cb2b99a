import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type DirectoryFile, MOST_FILE_BYTES } from '@sterna/spaces';
import { formText } from '../form-text.ts';

/** The file of a form; what is wrong with it otherwise. */
export async function uploadedFile(form: FormData): Promise<DirectoryFile | 'missing' | 'too-large'> {
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) return 'missing';
  if (file.size > MOST_FILE_BYTES) return 'too-large';
  return { name: file.name.slice(0, 200), bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** A file as a text that the page carries from the preview to the confirmation: nothing is kept in between. */
export function carriedFile({ bytes }: DirectoryFile): string {
  return deflateRawSync(bytes).toString('base64url');
}

/** The file that a page carried; `undefined` where somebody tampered with it. */
export function fileCarried(form: FormData): DirectoryFile | undefined {
  try {
    const packed = Buffer.from(formText(form, 'content'), 'base64url');
    const bytes = new Uint8Array(inflateRawSync(packed, { maxOutputLength: MOST_FILE_BYTES }));
    return { name: formText(form, 'name').slice(0, 200), bytes };
  } catch {
    return undefined;
  }
}
