import { type Identity, invitationLink, inviteLetter, makeToken } from '@sterna/identity';
import type { InvitationMail } from '@sterna/spaces';

/** Lets spaces write their letters of invitation. @param origin address of the site, without a slash at its end */
export function invitationMail(identity: Identity, origin: () => string): InvitationMail {
  return {
    makeToken,
    send: async (invitation) => {
      const letter = await identity.letters.write(inviteLetter(invitation, origin()));
      if (identity.letters.isSending) return { letter };
      return { letter, link: invitationLink(invitation, origin()) };
    },
  };
}
