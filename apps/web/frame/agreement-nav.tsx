import type { VNode } from 'preact';
import { say } from '#libs/kernel/text.js';
import type { AgreementVisit } from './agreement-visit.js';
import type { Crumb } from './layout.js';
import type { Visit } from './visit.js';

/** The pages of an agreement, below its own. */
export const PAGES = {
  incontri: say('Incontri', 'Meetings'),
  impegni: say('Impegni', 'Commitments'),
  indicatori: say('Indicatori', 'Indicators'),
  rapporto: say('Rapporto', 'Report'),
  registro: say('Registro', 'Register'),
};

/** The way down to a page of an agreement, or below one. */
export function agreementCrumbs({ visit, agreement, href }: AgreementVisit, page?: keyof typeof PAGES): Crumb[] {
  const above = [
    { name: visit.say('Quadro', 'Overview'), href: visit.href('/') },
    { name: agreement.title, href: href() },
  ];
  return page ? [...above, { name: visit.text(PAGES[page]), href: href(page) }] : above;
}

/** Between the pages of one agreement: those that the visitor may read. */
export function AgreementNav({ at: { visit, agreement } }: { at: AgreementVisit }): VNode {
  const at = `/accordi/${agreement.id}`;
  const below = Object.entries(PAGES).filter(([page]) => page !== 'registro' || agreement.mayReadHistory);
  const pages = [
    [at, visit.say('Accordo', 'Agreement')] as const,
    ...below.map(([page, name]) => [`${at}/${page}`, visit.text(name)] as const),
  ];
  return (
    <nav class="sub-nav no-print" aria-label={visit.say('Pagine dell’accordo', 'Pages of the agreement')}>
      {pages.map(([href, name]) => (
        <a key={href} href={visit.href(href)} aria-current={current(visit, href, at)}>
          {name}
        </a>
      ))}
    </nav>
  );
}

/** A page below one of the list is still of it: only the agreement's own page has all of them below it. */
function current({ facts }: Visit, href: string, agreement: string): 'page' | 'true' | undefined {
  if (facts.path === href) return 'page';
  return href !== agreement && facts.path.startsWith(`${href}/`) ? 'true' : undefined;
}
