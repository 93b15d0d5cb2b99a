import type { OwnData } from '@sterna/spaces';
import type { UploadRoom } from './member-uploads.ts';
import type { UploadLimits } from './upload-limits.ts';

/** A file of national figures: 20,000 of them fit many times. */
export const OWN_DATA_LIMITS: UploadLimits = {
  fileBytes: 16 * 2 ** 20,
  totalBytes: 17 * 2 ** 20,
  files: 1,
  silence: 30_000,
};

/** Takes files of own figures. */
export function ownDataRoom(ownData: OwnData): UploadRoom {
  return {
    page: 'data/new',
    limits: OWN_DATA_LIMITS,
    mayBring: async (signedIn, space) => (await ownData.standing(signedIn, space)).bringable.length > 0,
    take: async (signedIn, space, { files: [file] }) => {
      if (!file) return 'data/new?refused=no-file';
      const draft = await ownData.takeFile(signedIn, space, file);
      // Where only a person can say what the columns are, that comes first.
      return `data/new/${draft.id}${draft.basis === 'untold' ? '/mapping' : ''}`;
    },
  };
}
