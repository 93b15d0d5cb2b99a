import { m } from '#lib/paraglide/messages.js';
import type { Topic } from '#lib/server/explore/topics.ts';

/** Names of the topics that indicators are grouped by, in the page's language. */
export function topicNames(): Readonly<Record<Topic, string>> {
  return {
    stock: m.explore_topic_stock(),
    flow: m.explore_topic_flow(),
    protection: m.explore_topic_protection(),
    money: m.explore_topic_money(),
    work: m.explore_topic_work(),
    people: m.explore_topic_people(),
    governance: m.explore_topic_governance(),
    other: m.explore_topic_other(),
    own: m.explore_topic_own(),
  };
}
