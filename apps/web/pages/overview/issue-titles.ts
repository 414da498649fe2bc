import type { AgreementReading } from '#libs/agreement/core/reading.js';
import { openView, type TextPlace, textPlace } from '#libs/agreement/texts/view.js';
import { shortened } from '#libs/language/shortening.js';
import { type Todo, type Todos, todoName } from '#libs/portfolio/todos.js';
import type { Visit } from '../../frame/visit.js';

/** By the names of the to-dos. */
export type IssueTitles = ReadonlyMap<string, string>;
export const NO_TITLES: IssueTitles = new Map();

/** What issues are called is sealed, and in no row: it is opened for the few that are shown. */
export async function issueTitles(
  visit: Visit,
  { mine, others }: Todos,
  reading: Pick<AgreementReading, 'register' | 'open'>,
): Promise<IssueTitles> {
  const shown = [...mine, ...others].flatMap(({ kind, shown }) => (kind === 'issue-open' ? shown : []));
  const sealed = await Promise.all(shown.map((todo) => sealedTitle(todo, reading)));
  const opened = await openView(sealed, (texts) => reading.open(texts), visit.lang);
  return new Map(opened.flatMap(({ name, title }) => (title ? [[name, shortened(title.text)]] : [])));
}

async function sealedTitle(
  { agreement, item }: Todo,
  reading: Pick<AgreementReading, 'register'>,
): Promise<{ readonly name: string; readonly title: TextPlace | undefined }> {
  const state = (await reading.register(agreement))?.state;
  const issue = state?.issues.get(item.id);
  return { name: todoName(agreement, item), title: state && issue && textPlace(state, issue.title) };
}
