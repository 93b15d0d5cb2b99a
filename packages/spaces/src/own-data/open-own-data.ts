import type { Evidence } from '@sterna/evidence';
import { bringingOf } from './bringing.ts';
import { choosingOf } from './choosing.ts';
import { decidingOf } from './deciding.ts';
import type { OwnData } from './own-data.ts';
import { OwnDataRoom } from './own-data-room.ts';

/** Opens own data on the evidence. */
export function openOwnData(evidence: Evidence): OwnData {
  const room = new OwnDataRoom(evidence);
  return {
    ...bringingOf(room),
    ...decidingOf(room),
    ...choosingOf(room),
    evidenceFor: (actor, space) => room.evidenceFor(actor, space),
  };
}
