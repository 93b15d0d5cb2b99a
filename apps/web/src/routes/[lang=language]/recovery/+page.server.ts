import { formText } from '#lib/server/form-text.ts';
import { tooOften } from '#lib/server/too-often.ts';
import { visitOf } from '#lib/server/visit.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = () => ({ isSending: workbench().identity.letters.isSending });

export const actions: Actions = {
  default: async (event) => {
    const email = formText(await event.request.formData(), 'email').slice(0, 254);
    const seconds = await workbench().identity.recovery.ask(email, visitOf(event));
    // The same for every address: nobody learns here who has an account.
    return seconds > 0 ? tooOften(event, seconds, {}) : { problem: undefined };
  },
};
