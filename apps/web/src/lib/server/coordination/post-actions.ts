import type { HoldingDraft } from '@sterna/coordination';
import type { Coordination, Saved } from '@sterna/spaces';
import { type ActionFailure, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { directoryPath, postPath } from '#lib/coordination-paths.ts';
import { formText } from '../form-text.ts';
import { answered, isRefused } from '../refusals.ts';
import type { InSpace } from '../signed-in.ts';
import { workbench } from '../workbench.ts';
import { holdingDraft, postDraft } from './forms.ts';
import { chosenId, requiredId } from './ids.ts';
import { requireKeeper } from './keepers.ts';
import { type NotSaved, saving } from './saved.ts';

/** What a form on the page of a post is about. */
interface OnPost extends InSpace {
  readonly coordination: Coordination;
  readonly post: number;
  readonly form: FormData;
  /** Leads back to the page of the post. */
  readonly back: (done: string) => never;
}

async function onPost(event: RequestEvent): Promise<OnPost> {
  const inSpace = await requireKeeper(event);
  const post = requiredId(event.params['post']);
  const path = postPath(event.locals.language, inSpace.space.code, post);
  return {
    ...inSpace,
    post,
    coordination: workbench().spaces.coordination,
    form: await event.request.formData(),
    back: (done) => redirect(303, `${path}?done=${done}`),
  };
}

type HoldingFailure = ActionFailure<NotSaved<HoldingDraft> & { readonly at: string }>;

/** Stores what a form says of a holder; a failure says in which form. */
async function holdingForm(
  event: RequestEvent,
  at: string,
  store: (on: OnPost, draft: HoldingDraft) => Promise<Saved>,
): Promise<HoldingFailure> {
  const on = await onPost(event);
  const draft = holdingDraft(on.form);
  const saved = await saving(store(on, draft), draft, event.locals.language, on.space.code);
  if ('id' in saved) return on.back(at);
  const id = formText(on.form, 'holding');
  return fail(saved.status, { ...saved.data, at: at === 'changed' ? `changed-${id}` : at });
}

/** Hands the post over. */
export function handOver(event: RequestEvent): Promise<HoldingFailure> {
  return holdingForm(event, 'handed-over', (on, draft) =>
    on.coordination.handOver(on.signedIn, on.space.id, on.post, {
      ...draft,
      ending: chosenId(formText(on.form, 'ending')),
    }),
  );
}

/** Enters a time in the post. */
export function addHolding(event: RequestEvent): Promise<HoldingFailure> {
  return holdingForm(event, 'added', (on, draft) =>
    on.coordination.addHolding(on.signedIn, on.space.id, on.post, draft),
  );
}

/** Changes a time in the post. */
export function changeHolding(event: RequestEvent): Promise<HoldingFailure> {
  return holdingForm(event, 'changed', (on, draft) =>
    on.coordination.changeHolding(on.signedIn, on.space.id, on.post, requiredId(formText(on.form, 'holding')), draft),
  );
}

/** Deletes a time in the post. */
export async function removeHolding(event: RequestEvent): Promise<void> {
  const { coordination, signedIn, space, post, form, back } = await onPost(event);
  await answered(coordination.removeHolding(signedIn, space.id, post, requiredId(formText(form, 'holding'))));
  back('deleted');
}

/** Restores a time in the post. */
export async function restoreHolding(event: RequestEvent): Promise<void> {
  const { coordination, signedIn, space, post, form, back } = await onPost(event);
  await answered(coordination.restoreHolding(signedIn, space.id, post, requiredId(formText(form, 'holding'))));
  back('restored');
}

/** Changes what the post is. */
export async function changePost(
  event: RequestEvent,
): Promise<ActionFailure<NotSaved<HoldingDraft | undefined> & { readonly at: string }> | undefined> {
  const { coordination, signedIn, space, post, form, back } = await onPost(event);
  const work = coordination.changePost(signedIn, space.id, post, postDraft(form));
  const saved = await saving(work, undefined, event.locals.language, space.code);
  if ('id' in saved) return back('changed');
  return fail(saved.status, { ...saved.data, at: 'post' });
}

/** Deletes the post with its history. */
export async function removePost(event: RequestEvent): Promise<void> {
  const { coordination, signedIn, space, post } = await onPost(event);
  const answer = await answered(coordination.removePost(signedIn, space.id, post));
  if (!isRefused(answer)) redirect(303, `${directoryPath(event.locals.language, space.code, 'posts')}?done=deleted`);
}
