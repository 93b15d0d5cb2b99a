import { error, type RequestEvent } from '@sveltejs/kit';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import { type Template, templateFor } from './template.ts';

/** The template for whoever asks. @throws 403 for those who bring no figures to the space */
export async function askedTemplate(
  event: RequestEvent,
): Promise<{ readonly template: Template; readonly place: string }> {
  const { signedIn, space } = await requireSpace(event);
  const { bringable, place } = await workbench().spaces.ownData.standing(signedIn, space);
  if (bringable.length === 0 || place === null) error(403, 'nothing to bring');
  return { template: templateFor(bringable, new Date().getUTCFullYear() - 1, event.locals.language), place };
}
