import type { VNode } from 'preact';
import type { ShownAgreement } from './agreement-visit.js';
import type { Visit } from './visit.js';

/** The way back from a page below an agreement. */
export const agreementCrumbs = (visit: Visit, agreement: ShownAgreement) => [
  { name: visit.say('Quadro', 'Overview'), href: visit.href('/') },
  { name: agreement.title, href: visit.href(`/accordi/${agreement.id}`) },
];

/** Between the pages of one agreement: those that the visitor may read. */
export function AgreementNav({ visit, agreement }: { visit: Visit; agreement: ShownAgreement }): VNode {
  const at = `/accordi/${agreement.id}`;
  const pages: [string, string][] = [
    [at, visit.say('Accordo', 'Agreement')],
    [`${at}/incontri`, visit.say('Incontri', 'Meetings')],
    [`${at}/impegni`, visit.say('Impegni', 'Commitments')],
    [`${at}/indicatori`, visit.say('Indicatori', 'Indicators')],
    [`${at}/rapporto`, visit.say('Rapporto', 'Report')],
    ...(agreement.mayReadHistory ? [[`${at}/registro`, visit.say('Registro', 'Register')] as [string, string]] : []),
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
