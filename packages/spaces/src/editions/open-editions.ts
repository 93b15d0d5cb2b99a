import { type EditionFiles, editionFiles } from './edition-files.ts';
import type { Editions } from './editions.ts';
import { type EditionsFoundation, EditionsRoom } from './editions-room.ts';
import { keepingOf } from './keeping.ts';
import { lookingAt } from './looking.ts';
import { publishingOf } from './publishing.ts';
import { readingOf } from './reading.ts';
import { reviewingIn } from './reviewing.ts';
import { writingIn } from './writing.ts';

/** Opens the room where editions are made together. */
export function openEditions(foundation: EditionsFoundation): Editions & EditionFiles {
  const room = new EditionsRoom(foundation);
  return {
    ...lookingAt(room),
    ...keepingOf(room),
    ...writingIn(room),
    ...reviewingIn(room),
    ...publishingOf(room),
    ...readingOf(foundation),
    ...editionFiles(foundation),
  };
}
